namespace AntiGaspi.App.Access;

/// <summary>How often something may be tried: so many times at once, then again as time passes, at a steady pace.</summary>
/// <param name="Times">How many times, at least 1.</param>
/// <param name="Per">In how long the whole of it comes back.</param>
public sealed record Allowance(int Times, TimeSpan Per)
{
    internal long CostMs => (long)Per.TotalMilliseconds / Times;

    /// <summary>How full the bucket may be for one more try to fit.</summary>
    internal long RoomMs => (long)Per.TotalMilliseconds - CostMs;
}

/// <summary>
/// The limits of one thing that may be tried. Whoever floods one subject, or one network, shuts out nobody elsewhere: the limit of
/// everybody refuses nothing, it tightens that of each network for a while and raises an alarm.
/// </summary>
/// <param name="Name">What is tried, the same for ever.</param>
/// <param name="SubjectHere">One subject (an address, an account) from one network.</param>
/// <param name="Subject">One subject from anywhere.</param>
/// <param name="Network">One network: a whole collège, or all the telephones of a town, may come from one.</param>
/// <param name="NetworkUnderAttack">The same, while everybody together tries far more than people do.</param>
/// <param name="Everybody">Everybody together; beyond it is an attack.</param>
public sealed record ThrottleRule(
    string Name, Allowance SubjectHere, Allowance Subject, Allowance Network, Allowance NetworkUnderAttack, Allowance Everybody)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    /// <summary>Asking for a sign-in link: the subject is the mailbox, which nobody shall fill either.</summary>
    public static ThrottleRule AskForLink { get; } = new(
        "ask for a link", new(5, Quarter), new(20, TimeSpan.FromHours(1)), new(100, Quarter), new(20, Quarter), new(2000, TenMinutes));

    /// <summary>Typing the code of a sign-in link: the subject is the browser that asked for it. Only wrong codes count.</summary>
    public static ThrottleRule TypeSignInCode { get; } = new(
        "type a sign-in code", new(20, Quarter), new(20, Quarter), new(60, Quarter), new(10, Quarter), new(300, TenMinutes));

    /// <summary>Typing the code of an agent's telephone, or the one that was handed over: the subject is the mailbox that answered. Only wrong codes count.</summary>
    public static ThrottleRule TypeTelephoneCode { get; } = new(
        "type the code of a telephone", new(10, Quarter), new(20, TimeSpan.FromHours(1)), new(60, Quarter), new(10, Quarter), new(300, TenMinutes));

    /// <summary>Sending a form without a session, which is kept for whoever signs in again: there is no subject but everybody.</summary>
    public static ThrottleRule KeepForm { get; } = new(
        "keep a form", new(60, Quarter), new(2000, Quarter), new(60, Quarter), new(10, Quarter), new(1000, TenMinutes));

    /// <summary>Typing the code of a letter: the subject is the account that types it. Only wrong codes count.</summary>
    public static ThrottleRule TypeLetterCode { get; } = new(
        "type the code of a letter", new(10, Quarter), new(20, TimeSpan.FromHours(1)), new(60, Quarter), new(10, Quarter), new(300, TenMinutes));
}
