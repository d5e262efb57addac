namespace AntiGaspi.Tests.Support.Crash;

/// <summary>What some cycles did, and what was found wrong with it afterwards.</summary>
public sealed record CrashVerdict
{
    public int Cycles { get; init; }

    /// <summary>Operations that were answered.</summary>
    public int Acknowledged { get; init; }

    /// <summary>Operations that had no answer when everything was killed.</summary>
    public int Unknown { get; init; }

    /// <summary>Of those, the ones that had been done.</summary>
    public int UnknownDone { get; init; }

    /// <summary>Operations without an answer that were not answered, or not with what was first done, when they were sent again.</summary>
    public int Unresolved { get; init; }

    /// <summary>Answers that did not say what the state of the meals demands.</summary>
    public int WrongAnswers { get; init; }

    /// <summary>Acknowledged and not in the rows.</summary>
    public int Lost { get; init; }

    /// <summary>In the rows more than once, or without anyone having been answered.</summary>
    public int Doubled { get; init; }

    /// <summary>Meals and families whose ledger does not say what their cancellations say.</summary>
    public int Unbalanced { get; init; }

    public bool IsClean => Unresolved + WrongAnswers + Lost + Doubled + Unbalanced == 0;
}
