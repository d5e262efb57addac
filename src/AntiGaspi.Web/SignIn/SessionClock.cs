namespace AntiGaspi.Web.SignIn;

/// <summary>
/// The clock by which sessions last: that of the machine, also in the demonstration, whose own clock leaps over hours and
/// would sign everybody out.
/// </summary>
public sealed class SessionClock(TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();
}
