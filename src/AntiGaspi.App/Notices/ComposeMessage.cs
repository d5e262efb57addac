using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Meals;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Writes what a message says, when it is sent: it reads the state of that moment, and makes the links from the server's key. Each
/// kind has its line here; one that has none does not compile.
/// </summary>
/// <param name="site">The address that people type: links are written with it, never with the one that a request claims.</param>
/// <param name="secrets">What the mail of a sign-in carries.</param>
/// <param name="known">Which mailboxes may sign in.</param>
/// <param name="agents">Which may at the door of agents.</param>
/// <param name="invitations">The invitations as they stand.</param>
/// <param name="codes">The codes of the invitations of families.</param>
/// <param name="delegations">The delegations as they stand.</param>
/// <param name="family">The messages that families ask for.</param>
/// <param name="absences">The absences that are being asked about.</param>
/// <param name="shared">What was changed for a child in alternating custody.</param>
/// <param name="attendance">What was seen at meals.</param>
/// <param name="languages">What its reader reads.</param>
/// <param name="offered">The languages that may be written here.</param>
public sealed class ComposeMessage(
    Uri site, SignInSecrets secrets, KnownAddress known, KnownAgents agents, InvitationCard invitations, CodeSecrets codes, DelegationCard delegations, ComposeFamilyMessage family,
    AskedAbsenceCard absences, SharedActCard shared, ComposeAttendance attendance, LanguageOfReader languages, OfferedLanguages offered)
{
    /// <summary>Under which name the id of a link stands among the values of a message.</summary>
    public const string LinkValue = "link";

    /// <summary>Under which name the language of whoever waits for a link stands among the values.</summary>
    public const string LanguageValue = "language";

    /// <summary>The path of the page of a sign-in link; its secret follows.</summary>
    public const string SignInLinkPath = "/connexion/lien/";

    /// <summary>The path of the page of the meals.</summary>
    public const string MealsPath = "/famille";

    /// <summary>The path of the page where the question of an absence is answered.</summary>
    public const string AbsencesPath = "/famille/absences";

    /// <summary>The subject and the lines, in the language of the reader; null when there is nothing to say any more, and nothing is to leave.</summary>
    public async Task<MailText?> ComposeAsync(WaitingMessage message)
    {
        if (await LanguageOfAsync(message) is not { } language)
        {
            return await InWordsAsync(message);
        }

        using (Language.Speak(language))
        {
            return await InWordsAsync(message) is { } text ? text with { Language = language, Lines = text.Lines.Select(line => Leading(line, language)).ToList() } : null;
        }
    }

    // Whoever waits in front of a page reads its language; agents read French.
    private async Task<Language?> LanguageOfAsync(WaitingMessage message) => message.Kind switch
    {
        MessageKind.AgentSignIn or MessageKind.SecondFactorChanged or MessageKind.Invitation or MessageKind.Delegation or MessageKind.PushNotice => null,
        MessageKind.SignIn when message.Values.TryGetValue(LanguageValue, out var code) => offered.Find(code),
        MessageKind.SignIn or MessageKind.FamilyInvitation or MessageKind.LinkChanged or MessageKind.LinkRefused or MessageKind.AbsenceQuestion or MessageKind.SharedAct
            or MessageKind.MealReminder or MessageKind.MealReceipt or MessageKind.MealDigest or MessageKind.AttendanceMismatch or MessageKind.ContestAnswered =>
            await languages.OfAsync(message.Scope, message.Recipient),
    };

    // The page behind a link opens in the language of the message, also for somebody who is not signed in. Another site reads its own words only.
    private MailLine Leading(MailLine line, Language language) =>
        line.Link is null || !site.IsBaseOf(line.Link) ? line : line with { Link = new Uri(LanguageOfAddress.Keep(line.Link.AbsoluteUri, language.Code)) };

    private async Task<MailText?> InWordsAsync(WaitingMessage message) => message.Kind switch
    {
        MessageKind.SignIn => await SignInAsync(message),
        MessageKind.AgentSignIn => await AgentSignInAsync(message),
        MessageKind.SecondFactorChanged => EmergencyTexts.Changed(Enum.Parse<SecondFactorChange>(message.Values[SecondFactorNotices.ChangeValue]), message.Sender, new Uri(site, "/connexion")),
        MessageKind.Invitation => await InvitationAsync(message),
        MessageKind.FamilyInvitation => LinkMessageTexts.Invitation(site, codes.InvitationOf(Guid.ParseExact(message.Values[InviteFamilies.CodeValue], "D")), message.Values),
        MessageKind.LinkChanged => LinkMessageTexts.Changed(Enum.Parse<AccessChange>(message.Values[LinkNotices.ChangeValue]), message.Values),
        MessageKind.LinkRefused => LinkMessageTexts.Refused(message.Values),
        MessageKind.Delegation => await DelegationAsync(message),
        MessageKind.MealReminder or MessageKind.MealReceipt or MessageKind.MealDigest => await family.ComposeAsync(message),
        MessageKind.AbsenceQuestion => await QuestionAsync(message),
        MessageKind.SharedAct => await SharedAsync(message),
        MessageKind.AttendanceMismatch => await attendance.EveningAsync(message),
        MessageKind.ContestAnswered => await attendance.AnswerAsync(message),
        MessageKind.PushNotice => throw new ArgumentException("A browser gets no mail.", nameof(message)),
    };

    private async Task<MailText> InvitationAsync(WaitingMessage message)
    {
        var card = await invitations.RunAsync(message.Scope, Guid.ParseExact(message.Values[InviteAgent.InvitationId], "D"));
        return MessageTexts.Invitation(card, message.Sender, new Uri(site, "/connexion"));
    }

    private async Task<MailText> DelegationAsync(WaitingMessage message)
    {
        var card = await delegations.RunAsync(message.Scope, Guid.ParseExact(message.Values[DelegationRows.DelegationId], "D"));
        return MessageTexts.Delegation(card, new Uri(site, "/connexion"));
    }

    private async Task<MailText?> QuestionAsync(WaitingMessage message) =>
        await absences.RunAsync(message.Scope, Guid.ParseExact(message.Values[AskAbsences.AbsenceValue], "D"), message.CreatedAt) is { } card
            ? AbsenceTexts.Question(card, new Uri(site, AbsencesPath)) : null;

    private async Task<MailText?> SharedAsync(WaitingMessage message)
    {
        var (operation, reader) = (Guid.ParseExact(message.Values[TellBothParents.OperationValue], "D"), Guid.ParseExact(message.Values[TellBothParents.ReaderValue], "D"));
        return await shared.RunAsync(message.Scope, operation, reader) is { Count: > 0 } meals ? CustodyTexts.Changed(meals, new Uri(site, MealsPath)) : null;
    }

    private async Task<MailText> SignInAsync(WaitingMessage message)
    {
        if (!await known.IsKnownAsync(message.Recipient))
        {
            return MessageTexts.UnknownAddress(new Uri(site, "/connexion"));
        }

        var (link, code) = SecretsOf(message);
        return MessageTexts.SignIn(link, code);
    }

    private async Task<MailText> AgentSignInAsync(WaitingMessage message)
    {
        if (await agents.FindAsync(message.Recipient, message.CreatedAt) is null)
        {
            return EmergencyTexts.UnknownAddress(new Uri(site, "/connexion"));
        }

        var (link, code) = SecretsOf(message);
        return EmergencyTexts.SignIn(link, code);
    }

    private (Uri Link, string Code) SecretsOf(WaitingMessage message)
    {
        var id = Guid.ParseExact(message.Values[LinkValue], "D");
        return (new Uri(site, $"{SignInLinkPath}{secrets.LinkOf(id)}"), secrets.CodeOf(id));
    }
}
