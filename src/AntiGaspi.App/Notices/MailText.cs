using AntiGaspi.App.Languages;

namespace AntiGaspi.App.Notices;

/// <summary>One line of a mail.</summary>
/// <param name="Text">What it says, or the words of the link.</param>
/// <param name="Link">Where it leads; null for plain words.</param>
/// <param name="IsCode">Whether it is to be typed: larger, alone on its line.</param>
public sealed record MailLine(string Text, Uri? Link = null, bool IsCode = false);

/// <summary>What a mail says, before it is dressed as text and as HTML: both are made from the same lines.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Lines">What stands below it.</param>
/// <param name="Stop">Where messages of this kind are stopped, by a person or by a mail program in one click; null for those that must be sent.</param>
public sealed record MailText(string Subject, IReadOnlyList<MailLine> Lines, Uri? Stop = null)
{
    /// <summary>The language that it is written in; null is French.</summary>
    public Language? Language { get; init; }
}
