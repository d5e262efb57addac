namespace AntiGaspi.Domain.Roster;

/// <summary>Who is billed for a pupil's canteen, as far as the file can tell.</summary>
public abstract record PayerChoice
{
    private PayerChoice()
    {
    }

    /// <summary>The file names one payer.</summary>
    public sealed record Named(string PersonId) : PayerChoice;

    /// <summary>The file names nobody, and there is one legal guardian only: that one, until the office says otherwise.</summary>
    public sealed record OnlyLegal(string PersonId) : PayerChoice;

    /// <summary>The file names nobody, and several legal guardians or none: the office must say.</summary>
    public sealed record NobodyNamed : PayerChoice;

    /// <summary>The file names several: all may cancel, the office must say who is billed.</summary>
    public sealed record SeveralNamed(IReadOnlyList<string> PersonIds) : PayerChoice;
}

/// <summary>The rule that finds the payer (<i>responsable financier</i>); it never guesses between two people.</summary>
public static class PayerRule
{
    /// <summary>The payer of one pupil.</summary>
    /// <param name="links">The links of that pupil, in any order.</param>
    /// <remarks>Source: siecle-format.md §3, rule 2.</remarks>
    public static PayerChoice For(IEnumerable<GuardianLinkRecord> links)
    {
        var all = links.Order(GuardianLinkRecord.Order).ToList();
        var payers = all.Where(link => link.Pays).Select(link => link.PersonId).ToList();
        var legal = all.Where(link => link.Level == GuardianLevel.Legal).Select(link => link.PersonId).ToList();
        return (payers, legal) switch
        {
            ([var payer], _) => new PayerChoice.Named(payer),
            ([], [var guardian]) => new PayerChoice.OnlyLegal(guardian),
            ([], _) => new PayerChoice.NobodyNamed(),
            _ => new PayerChoice.SeveralNamed(payers),
        };
    }
}
