using AntiGaspi.App.Access;
using AntiGaspi.App.Notices;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The emergency door of agents: a mailbox, then the code of a telephone.</summary>
public static class EmergencyTexts
{
    public static string ToTheDoor => Say("ProConnect ne répond pas");
    public const string AskTitle = "ProConnect ne répond pas";
    public const string AskLead =
        "Vous pouvez entrer avec votre adresse professionnelle et votre téléphone. Nous écrivons à l’adresse de votre invitation, puis nous demandons le code à six chiffres de votre téléphone.";
    public const string AskNeeds = "Il faut avoir enregistré ce téléphone avant, ou avoir reçu en main propre un code de la personne qui vous a invité.";
    public const string Address = "Adresse de votre invitation";
    public const string AddressHint = "Celle à laquelle vous avez reçu l’invitation. Exemple\u00A0: prenom.nom@ac-amiens.fr";
    public const string Back = "Revenir aux moyens de connexion";

    public const string CodeTitle = "Le code de votre téléphone";
    public const string CodeLead = "Votre adresse est confirmée. Ouvrez sur votre téléphone l’application où vous avez enregistré Anti-gaspi, et tapez les six chiffres qu’elle affiche.";
    public const string Code = "Code du téléphone";
    public const string CodeHint = "Six chiffres, nouveaux toutes les trente secondes. Chacun sert une seule fois.";
    public const string Enter = "Entrer";
    public const string Lost =
        "Téléphone perdu ou changé\u00A0? Demandez à la personne qui vous a invité (secrétaire général du collège, ou département) de le réinitialiser depuis sa page «\u00A0Équipe\u00A0». Elle vous remettra un code pour en enregistrer un autre.";
    public const string NotOpen = "Vous n’êtes pas encore entré";
    public const string TooManyTyped = "Il y a eu trop d’essais. Attendez un quart d’heure, ou passez par ProConnect s’il répond de nouveau.";
    public const string EndedTitle = "Cette demande ne sert plus";
    public const string Ended = "Une adresse confirmée sert une seule fois, pendant dix minutes, et seulement tant qu’un rôle vous est donné. Recommencez, ou demandez à la personne qui vous a invité.";
    public const string Again = "Recommencer";

    public const string EnrolTitle = "Enregistrer votre téléphone";
    public const string EnrolLead =
        "Votre adresse est confirmée, mais aucun téléphone n’est encore enregistré. Demandez un code à la personne qui vous a invité\u00A0: elle le lit sur sa page «\u00A0Équipe\u00A0» et vous le remet en main propre.";
    public const string Handed = "Code remis en main propre";
    public const string HandedHint = "Onze lettres et chiffres. Il sert une seule fois, pendant vingt-quatre heures.";
    public const string WrongHanded = "Ce code n’est pas le bon ou ne sert plus. Relisez-le, ou demandez-en un autre à la personne qui vous a invité\u00A0: après cinq erreurs, il ne sert plus.";
    public const string MissingHanded = "Tapez le code que l’on vous a remis\u00A0: onze lettres et chiffres. Exemple\u00A0: 7K3P-M9QD-R22";

    public const string Scan = "Dans une application de codes (FreeOTP, Aegis, 2FAS, ou celle de votre téléphone), ajoutez un compte et visez ce carré\u00A0:";
    public const string SquareName = "Carré à lire avec l’application de codes du téléphone";
    public const string Type = "Ou tapez cette clé dans l’application\u00A0:";
    public const string ShownOnce = "Cette clé ne sera plus jamais montrée. Si vous quittez cette page avant la fin, une autre sera faite.";
    public const string Prove = "Code affiché par le téléphone";
    public const string Register = "Enregistrer ce téléphone";
    public const string WrongTelephone =
        "Ce code n’est pas celui que le téléphone doit afficher. Attendez le suivant et tapez-le\u00A0; s’il est encore refusé, réglez l’heure du téléphone sur «\u00A0automatique\u00A0».";
    public const string TooOld = "Cette page était ouverte depuis trop longtemps. Voici une nouvelle clé\u00A0: effacez l’ancienne du téléphone.";

    public const string OwnTitle = "Connexion de secours";
    public const string OwnLead = "Si ProConnect tombe en panne, vous pourrez entrer avec votre adresse professionnelle et un code de votre téléphone. Enregistrez-le un jour où tout va bien.";
    public const string Registered = "C’est fait\u00A0: votre téléphone est enregistré.";
    public const string RegisteredWhat = "Si ProConnect ne répond pas, choisissez «\u00A0ProConnect ne répond pas\u00A0» à la connexion.";
    public const string RemovedDone = "C’est fait\u00A0: le téléphone n’ouvre plus rien.";
    public const string AlreadySet = "Un téléphone est déjà enregistré. Retirez-le d’abord.";
    public const string Remove = "Retirer ce téléphone";
    public const string RemoveWhy = "Pour en changer, retirez-le, puis enregistrez l’autre.";
    public const string NeedsProConnect = "Pour enregistrer ou retirer un téléphone, connectez-vous d’abord avec ProConnect, il y a moins d’un quart d’heure.";
    public const string ToOwn = "Connexion de secours par téléphone";
    public const string NothingDone = "Rien n’a été changé";

    public const string ThisSession = "Vous êtes entré par la connexion de secours, sans ProConnect.";

    /// <summary>The name of the service in the telephone.</summary>
    public const string ServiceName = "Anti-gaspi";

    private const string Hello = "Bonjour,";
    private const string Signed = "Anti-gaspi, le service qui compte les repas de la cantine. Ce message est automatique\u00A0: les réponses ne sont pas lues.";

    /// <summary>Since when a telephone is set up.</summary>
    public static string Since(DateOnly day) => $"Un téléphone est enregistré depuis le {Formats.DayAndYear(day)}.";

    /// <summary>A code that is not right.</summary>
    public static string WrongCode(int attemptsLeft) =>
        $"Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant et tapez-le\u00A0: il vous reste {Formats.Count(attemptsLeft, "essai", "essais")}.";

    /// <summary>Too many wrong codes: until when nothing is compared, and what to do meanwhile.</summary>
    public static string Closed(DateTimeOffset? until) => until is { } instant
        ? $"Trop de codes faux\u00A0: cette porte est fermée jusqu’au {Formats.Instant(PlaceClock.Paris(instant).Local(instant))}. Passez par ProConnect s’il répond de nouveau, ou demandez à la personne qui vous a invité de réinitialiser votre téléphone."
        : "Ce téléphone n’est plus accepté. Passez par ProConnect, ou demandez à la personne qui vous a invité de le réinitialiser et de vous remettre un code.";

    /// <summary>The link and the code of an agent.</summary>
    /// <param name="link">The page of the link.</param>
    /// <param name="code">Eight digits.</param>
    public static MailText SignIn(Uri link, string code) => new(
        "Votre lien de secours",
        [
            new(Hello),
            new("Vous avez demandé à entrer dans Anti-gaspi sans ProConnect. Sur l’appareil où vous l’avez demandé, ouvrez ce lien, puis touchez «\u00A0Me connecter\u00A0»\u00A0:"),
            new("Ouvrir la page de connexion", link),
            new("Ou tapez ce code sur la page qui vous attend\u00A0:"),
            new($"{code[..4]} {code[4..]}", IsCode: true),
            new("Le code de votre téléphone vous sera demandé ensuite. Le lien et le code servent une seule fois, dans les dix minutes."),
            new("Ne donnez ces codes à personne, même au téléphone."),
            new("Vous n’avez rien demandé\u00A0? Prévenez la personne qui vous a invité\u00A0: quelqu’un essaie d’entrer à votre place. Sans votre téléphone, personne n’entre."),
            new(Signed),
        ]);

    /// <summary>For a mailbox to which no role is given: what to do, and nothing that anybody could use.</summary>
    /// <param name="door">The page where one signs in.</param>
    public static MailText UnknownAddress(Uri door) => new(
        "Cette adresse n’ouvre aucun accès d’agent",
        [
            new(Hello),
            new("Vous avez demandé à entrer dans Anti-gaspi comme agent avec cette adresse. Aucune invitation en cours ne la porte."),
            new("Si vous avez été invité à une autre adresse, recommencez avec celle-là. Si votre invitation demande un employeur précis, attendez ProConnect\u00A0:"),
            new("Ouvrir la page de connexion", door),
            new("Vous n’avez rien demandé\u00A0? Effacez ce message."),
            new(Signed),
        ]);

    /// <summary>What happened to the telephone of an agent.</summary>
    public static MailText Changed(SecondFactorChange change, string authority, Uri door) => new(
        SubjectOf(change),
        [
            new(Hello),
            new(TextOf(change)),
            new($"Ce n’est pas vous, ou vous ne vous y attendiez pas\u00A0? Prévenez tout de suite la personne qui vous a invité ({authority})\u00A0: elle peut réinitialiser votre téléphone et fermer votre accès."),
            new("Ouvrir la page de connexion", door),
            new(Signed),
        ]);

    private static string SubjectOf(SecondFactorChange change) => change switch
    {
        SecondFactorChange.Set => "Un téléphone est enregistré pour votre connexion de secours",
        SecondFactorChange.Removed => "Votre téléphone de secours est retiré",
        SecondFactorChange.Reset => "Votre téléphone de secours a été réinitialisé",
        SecondFactorChange.Closed => "Trop de codes faux à votre connexion de secours",
        SecondFactorChange.CodeMade => "Un code vous sera remis en main propre",
    };

    private static string TextOf(SecondFactorChange change) => change switch
    {
        SecondFactorChange.Set => "Un téléphone vient d’être enregistré\u00A0: ses codes, avec cette adresse, ouvrent votre accès à Anti-gaspi quand ProConnect ne répond pas.",
        SecondFactorChange.Removed => "Le téléphone de votre connexion de secours est retiré\u00A0: ses codes n’ouvrent plus rien. ProConnect vous ouvre toujours.",
        SecondFactorChange.Reset => "La personne qui mène votre équipe a réinitialisé votre téléphone\u00A0: ses codes n’ouvrent plus rien. Enregistrez-en un autre après une connexion avec ProConnect, ou demandez-lui un code.",
        SecondFactorChange.Closed => "Quelqu’un a reçu le code envoyé à cette adresse, puis a tapé trop de codes de téléphone faux. La connexion de secours est fermée un moment\u00A0; ProConnect vous ouvre toujours.",
        SecondFactorChange.CodeMade => "La personne qui mène votre équipe vient de faire un code à votre nom. Elle vous le remet en main propre\u00A0: il sert à enregistrer votre téléphone, pendant vingt-quatre heures.",
    };
}
