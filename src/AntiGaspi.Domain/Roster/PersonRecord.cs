namespace AntiGaspi.Domain.Roster;

/// <summary>An adult responsible for pupils (<i>responsable</i>), as SIECLE knows it. Texts are as given, without blanks around.</summary>
/// <param name="SiecleId">PERSONNE_ID, the key inside one school.</param>
/// <param name="Title">M., MME…; empty when the file has none.</param>
/// <param name="FamilyName">The birth name; for a service such as the child welfare office, its name.</param>
/// <param name="UsageName">The name in use, when there is one.</param>
/// <param name="GivenName">May be empty.</param>
/// <param name="Email">As written, even when it is not an address; never an identity, two adults may share one.</param>
/// <param name="Mobile">As written, in any of the usual ways.</param>
/// <param name="Address">The lines of the postal address, separated by line feeds; null when it is empty.</param>
public sealed record PersonRecord(
    string SiecleId,
    string Title,
    string FamilyName,
    string? UsageName,
    string GivenName,
    string? Email,
    string? Mobile,
    string? Address)
{
    /// <summary>The name to show: the name in use, else the birth name.</summary>
    public string DisplayName => UsageName ?? FamilyName;

    /// <summary>The names that tell whether two records are one human.</summary>
    public FoldedName FoldedNames => FoldedName.Of(DisplayName, GivenName);

    /// <summary>The mailbox, in small letters; null when there is none. It may be wrong: see <see cref="UsableEmail"/>.</summary>
    public string? Mailbox => Email?.ToLowerInvariant();

    /// <summary>The mailbox when a message can be sent to it: one sign @ with something before it and a domain after it.</summary>
    public string? UsableEmail => UsableMailbox(Email);

    /// <summary>The mailbox of a text of the file, in small letters; null when no message can be sent to it.</summary>
    public static string? UsableMailbox(string? email)
    {
        var mailbox = email?.ToLowerInvariant();
        var parts = mailbox?.Split('@');
        return parts is [{ Length: > 0 }, { Length: > 0 } host]
            && host.Contains('.', StringComparison.Ordinal) && !host.StartsWith('.') && !host.EndsWith('.')
            && !mailbox!.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign))
            ? mailbox : null;
    }

    /// <summary>The mobile number in its international form (+33…), when it is a French or an international one.</summary>
    public string? DialledMobile
    {
        get
        {
            var digits = string.Concat((Mobile ?? "").Where(char.IsAsciiDigit));
            var isInternational = Mobile?.StartsWith('+') == true || digits.StartsWith("00", StringComparison.Ordinal);
            return digits switch
            {
                ['0', not '0', ..] when digits.Length == 10 => "+33" + digits[1..],
                _ when isInternational && digits.TrimStart('0').Length is >= 8 and <= 15 => "+" + digits.TrimStart('0'),
                _ => null,
            };
        }
    }
}
