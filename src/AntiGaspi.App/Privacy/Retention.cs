namespace AntiGaspi.App.Privacy;

/// <summary>How long rows are kept; the reasons and the limits are in docs/vie-privee/conservation.md, which a test holds to this code.</summary>
public enum Retention
{
    /// <summary>Says nothing of a person: kept without limit.</summary>
    Reference,

    /// <summary>What the school or the authority declared, with the number of the agent who did: kept without limit.</summary>
    Office,

    /// <summary>Who is a pupil: until 31 December after leaving.</summary>
    Pupil,

    /// <summary>What a pupil eats: until the end of the school year, or until leaving.</summary>
    Diet,

    /// <summary>Who did not eat when: the school year and three months, then only counts.</summary>
    Meals,

    /// <summary>Who answers for a pupil, and their account: three months after the end of the school year of leaving.</summary>
    Guardian,

    /// <summary>An account that opens nothing: thirty days; one that nobody uses: two years.</summary>
    Account,

    /// <summary>Refunds and what proves them: ten years from the closing of the year, then destroyed with the visa of the archives.</summary>
    Voucher,

    /// <summary>A session, a sign-in link, a throttle: until it ends.</summary>
    Session,

    /// <summary>What waits to be sent or could be sent again: thirty days.</summary>
    Queue,

    /// <summary>The files of an import: half an hour.</summary>
    Upload,

    /// <summary>Who did what, and what an agent was entitled to: twelve months.</summary>
    Log,

    /// <summary>Who looked at what a child eats: three years.</summary>
    HealthLog,

    /// <summary>Proof that nothing was changed, without any person: kept without limit.</summary>
    Evidence,
}
