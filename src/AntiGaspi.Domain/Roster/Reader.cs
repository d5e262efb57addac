namespace AntiGaspi.Domain.Roster;

/// <summary>Who reads what a pupil's meals are worth: it decides whether amounts are told, and in which words.</summary>
/// <remarks>Two guardians may live apart: one who does not pay is told the days, never the amounts.</remarks>
public enum Reader
{
    /// <summary>The guardian who pays (<i>responsable financier</i>).</summary>
    Payer = 1,

    /// <summary>A guardian who does not pay.</summary>
    OtherGuardian = 2,

    /// <summary>The school office, for the family that calls.</summary>
    Office = 3,
}

/// <summary>What each reader is told.</summary>
public static class Readers
{
    /// <summary>Whether the reader is told amounts.</summary>
    public static bool SeesAmounts(this Reader reader) => reader != Reader.OtherGuardian;
}
