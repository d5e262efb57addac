namespace AntiGaspi.Web.SignIn;

/// <summary>
/// The clock by which sessions last: that of the machine, also in the demonstration, whose own clock leaps over hours and
/// would sign everybody out.
/// </summary>
public sealed class SessionClock(TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>An instant of this clock as a page tells it, whose clock has leapt in the demonstration; elsewhere they are the same to the minute.</summary>
    /// <param name="at">The instant, by this clock.</param>
    /// <param name="pageNow">What the page takes for now.</param>
    public DateTimeOffset Told(DateTimeOffset at, DateTimeOffset pageNow) => at.AddMinutes(Math.Round((pageNow - Now).TotalMinutes));
}
