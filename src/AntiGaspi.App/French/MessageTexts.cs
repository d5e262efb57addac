using AntiGaspi.App.Access;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Notices;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>What the mails say: plain words, who writes, what to do. Those that carry a link say that nobody asks for money.</summary>
public static class MessageTexts
{
    /// <summary>How every mail to a family begins.</summary>
    internal static string Hello => Say("Bonjour,");

    /// <summary>How it ends.</summary>
    internal static string Signed => Say("Anti-gaspi, le service qui prévient la cantine. Ce message est automatique\u00A0: les réponses ne sont pas lues.");

    private static string NoPayment => Say("Aucun paiement ne vous sera demandé.");

    // From right to left, a plain space would put the second half of the code first.
    private static char Between => Language.SpokenDirection is null ? ' ' : '\u00A0';

    /// <summary>The one-time link and the code of somebody who signs in.</summary>
    /// <param name="link">The page of the link.</param>
    /// <param name="code">Eight digits.</param>
    public static MailText SignIn(Uri link, string code) => new(
        Say("Votre lien pour vous connecter"),
        [
            new(Hello),
            new(Say("Vous avez demandé à vous connecter à Anti-gaspi. Sur l’appareil où vous l’avez demandé, ouvrez ce lien, puis touchez «\u00A0Me connecter\u00A0»\u00A0:")),
            new(Say("Ouvrir la page de connexion"), link),
            new(Say("Ou tapez ce code sur la page qui vous attend\u00A0:")),
            new($"{code[..4]}{Between}{code[4..]}", IsCode: true),
            new(Say("Le lien et le code servent une seule fois, dans les dix minutes qui suivent votre demande.")),
            new(Say($"Ne donnez ce code à personne, même au téléphone. {NoPayment}")),
            new(Say("Vous n’avez rien demandé\u00A0? Effacez ce message\u00A0: sans ce code, personne n’entre.")),
            new(Signed),
        ]);

    /// <summary>Somebody is invited to hold a role.</summary>
    /// <param name="card">The invitation as it stands; null when it is there no more.</param>
    /// <param name="authority">Who runs the canteens.</param>
    /// <param name="door">The page where one signs in.</param>
    public static MailText Invitation(InvitationCard.Card? card, string authority, Uri door) => card is null
        ? new("Une invitation retirée", [new(Hello), new($"{authority} vous avait invité à utiliser Anti-gaspi, puis a retiré cette invitation. Vous n’avez rien à faire."), new(Signed)])
        : new(
            "Vous êtes invité à utiliser Anti-gaspi",
            [
                new(Hello),
                new($"Vous êtes invité à utiliser Anti-gaspi, le service qui compte les repas de la cantine, comme {TeamTexts.Holder(card.Role)} ({card.SchoolName ?? authority})."),
                new("Connectez-vous avec ProConnect, avec l’adresse à laquelle vous lisez ce message\u00A0:"),
                new("Ouvrir la page de connexion", door),
                new($"L’invitation vaut jusqu’au {Formats.Day(DateOnly.FromDateTime(card.EndsAt.UtcDateTime))}. Si ProConnect ne connaît pas cette adresse, dites à la personne qui vous a invité celle qu’il connaît."),
                new($"Vous ne connaissez pas ce service\u00A0? Effacez ce message. {NoPayment}"),
                new(Signed),
            ]);

    /// <summary>A principal lets somebody sign, or no longer does: what holds when the message leaves.</summary>
    /// <param name="card">The delegation as it stands; null when it is there no more.</param>
    /// <param name="door">The page where one signs in.</param>
    public static MailText Delegation(DelegationCard.Card? card, Uri door) => card is not { EndedAt: null }
        ? new("Votre délégation de signature est terminée",
            [new(Hello), new($"Votre délégation de signature{(card is null ? "" : $" pour {card.SchoolName}")} est terminée. Les états des remises d’ordre ne s’ouvrent plus pour vous."), new(Signed)])
        : new(
            "Une délégation de signature",
            [
                new(Hello),
                new($"{card.PrincipalName}, {TeamTexts.Holder(Domain.Basics.Role.Principal)} ({card.SchoolName}), vous laisse signer les états des remises d’ordre {Formats.Range(card.FirstDay, card.LastDay)}."),
                new("Ces jours-là, la page de la vie scolaire mène aux états à signer :"),
                new("Ouvrir la page de connexion", door),
                new("Vous n’attendiez pas cette délégation ? Parlez-en au chef d’établissement, qui peut la terminer à tout moment."),
                new(Signed),
            ]);

    /// <summary>For a mailbox that no school has named: what to do, and nothing that anybody could use.</summary>
    /// <param name="door">The page where one signs in.</param>
    public static MailText UnknownAddress(Uri door) => new(
        Say("Cette adresse n’est pas connue d’Anti-gaspi"),
        [
            new(Hello),
            new(Say("Vous avez demandé à vous connecter à Anti-gaspi avec cette adresse. Aucun collège ne nous l’a donnée.")),
            new(Say("Si le collège vous écrit à une autre adresse, recommencez avec celle-là\u00A0:")),
            new(Say("Ouvrir la page de connexion"), door),
            new(Say("Sinon, appelez le secrétariat du collège\u00A0: il note votre adresse, ou vous remet un courrier avec un code.")),
            new(Say($"Vous n’avez rien demandé\u00A0? Effacez ce message. {NoPayment}")),
            new(Signed),
        ]);

    /// <summary>The messages of a kind that people ask for, in the plural: "les rappels".</summary>
    public static string Plural(MessageKind kind) => kind switch
    {
        MessageKind.MealReminder => Say("les rappels"),
        MessageKind.MealReceipt => Say("les confirmations"),
        MessageKind.MealDigest => Say("les messages du soir"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A message that must be sent."),
    };
}
