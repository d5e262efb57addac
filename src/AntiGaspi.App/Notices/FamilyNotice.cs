using System.Globalization;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>
/// A message that a family asked for, as it waits: whose it is, and what to read again when it is sent. What it says is never stored.
/// </summary>
internal static class FamilyNotice
{
    /// <summary>Under which names its values stand.</summary>
    public const string Owner = "owner";
    public const string Zone = "zone";
    public const string Day = "day";
    public const string OperationId = "operation";
    public const string After = "after";
    public const string Until = "until";

    /// <summary>How long it is worth sending: a mail server may be away for a day.</summary>
    public static readonly TimeSpan LastsFor = TimeSpan.FromDays(2);

    /// <summary>As whom the state is read.</summary>
    public static Scope ScopeOf(WaitingMessage message) => new(message.Scope.Tenant, Guid.ParseExact(message.Values[Owner], "D"), Role.Family, []);

    /// <summary>An instant among the values.</summary>
    public static DateTimeOffset InstantOf(WaitingMessage message, string name) => DateTimeOffset.Parse(message.Values[name], CultureInfo.InvariantCulture);

    /// <summary>An instant as a value.</summary>
    public static string Text(DateTimeOffset instant) => StoredValues.Text(instant.ToStored());
}
