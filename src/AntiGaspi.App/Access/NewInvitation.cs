using System.Net.Mail;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Somebody to be invited.</summary>
/// <param name="Email">The professional address, in lower case.</param>
/// <param name="Role">The role to be held.</param>
/// <param name="School">In which school; null for a role of the whole authority.</param>
/// <param name="Siret">The employer that ProConnect must name; null when any may.</param>
/// <param name="EndsAt">When the role ends; null for one without an end.</param>
public sealed record NewInvitation(string Email, Role Role, Guid? School, string? Siret, DateTimeOffset? EndsAt)
{
    private const int MaxEmail = 254;
    private const int SiretDigits = 14;

    /// <summary>An address as it is kept; null when it is not one plain address.</summary>
    public static string? EmailOf(string? typed)
    {
        var text = (typed ?? "").Trim();
        return text.Length is > 0 and <= MaxEmail && !text.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign))
            && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal)
            ? text.ToLowerInvariant() : null;
    }

    /// <summary>A SIRET as it is kept, without its blanks; null when it is not one.</summary>
    public static string? SiretOf(string typed)
    {
        var digits = string.Concat(typed.Where(sign => !char.IsWhiteSpace(sign)));
        return digits.Length == SiretDigits && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}

/// <summary>Why somebody is not invited.</summary>
public enum InviteRefusal
{
    /// <summary>The school or the role is not for this person to give; the answer does not say which.</summary>
    NotYours,

    /// <summary>It is their own address: nobody gives a role to themselves.</summary>
    Yourself,

    /// <summary>Somebody with this address holds the role already.</summary>
    AlreadyHeld,

    /// <summary>An invitation to this role waits already.</summary>
    AlreadyInvited,

    /// <summary>The role would end before it begins.</summary>
    EndsTooSoon,
}
