using System.Globalization;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Privacy;
using AntiGaspi.Domain.Basics;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The page where a family reads everything that is kept about it.</summary>
public static class PersonalDataTexts
{
    public static string Title => Say("Mes données");
    public static string Lead =>
        Say("Tout ce que le service garde sur vous et sur vos enfants. Une donnée est fausse\u00A0? Dites-le au secrétariat du collège\u00A0: c’est lui qui tient le fichier.");
    public static string Download => Say("Télécharger ces données (JSON)");
    public static string Nothing => Say("Rien.");
    public static string Parts => Say("Ce qui est gardé, partie par partie");
    public static string Others => Say("Autres responsables de vos enfants");
    public static string OthersWhy => Say("Leur adresse, leur téléphone et leur courriel sont à eux\u00A0: vous ne les voyez pas, et ils ne voient pas les vôtres.");
    public static string NoOther => Say("Aucun autre responsable.");
    public static string Readings => Say("Qui a regardé le menu de vos enfants");
    public static string ReadingsLead =>
        Say("Le menu choisi pour un enfant peut en dire long. Chaque fois qu’un agent du collège le regarde, c’est écrit ici, pendant trois ans. Plusieurs regards dans la même heure comptent pour un.");
    public static string NoReading => Say("Personne ne l’a regardé.");
    public static string When => Say("Quand");
    public static string Child => Say("Enfant");
    public static string Who => Say("Qui");
    public const string None = "–";
    public static string Yes => Say("oui");
    public static string No => Say("non");
    public static string Elsewhere => Say("Vous avez un espace dans une autre collectivité\u00A0? Ouvrez-le pour lire ce qu’elle garde.");

    /// <summary>Which collectivité keeps these data.</summary>
    public static string KeptBy(string authority) => Say($"Données gardées pour {authority}.");

    /// <summary>An instant, with its year.</summary>
    public static string Instant(DateTimeOffset instant)
    {
        var clock = PlaceClock.Paris(instant);
        return Say($"{Formats.DayAndYear(clock.Today)} à {clock.Time(instant)}");
    }

    /// <summary>More rows than a page shows.</summary>
    public static string More(int shown, int all) => Say($"Les {Formats.Number(shown)} premières lignes sur {Formats.Number(all)} ; les autres sont dans le fichier.");

    /// <summary>As what somebody looked, and of which school.</summary>
    public static string Reader(DietReading reading) => $"{SpaceTexts.Name(reading.Role)}, {reading.SchoolName}";

    /// <summary>What a table holds, in the words of whom it is about.</summary>
    public static string TableName(string table) => SayListed(Tables[table]);

    /// <summary>What a column holds.</summary>
    public static string ColumnName(string table, string column) =>
        Formats.Capital(SayListed(Columns.TryGetValue($"{table}.{column}", out var own) ? own : Columns[column]));

    /// <summary>Whether every column that is shown has its words.</summary>
    internal static bool Knows(string table, string column) =>
        Tables.ContainsKey(table) && (Columns.ContainsKey($"{table}.{column}") || Columns.ContainsKey(column));

    /// <summary>A stored value as a person reads it.</summary>
    public static string Value(string table, string column, string? stored)
    {
        if (string.IsNullOrEmpty(stored))
        {
            return None;
        }

        if (DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Formats.DayAndYear(day);
        }

        if (DateTimeOffset.TryParseExact(stored, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return Instant(instant);
        }

        return (column.StartsWith("is_", StringComparison.Ordinal) || column.StartsWith("wants_", StringComparison.Ordinal)) ? stored == "1" ? Yes : No : Word(table, column, stored);
    }

    private static string Word(string table, string column, string stored) => (column, stored) switch
    {
        ("price_cents" or "refund_cents" or "cents", _) when long.TryParse(stored, NumberStyles.Integer, CultureInfo.InvariantCulture, out var cents) => Formats.Euros(new Money(cents)),
        ("weekdays", _) when int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var mask) =>
            Formats.Join(Formats.Weekdays.Where((_, rank) => (mask & (1 << rank)) != 0).ToList()),
        ("reminder_weekday", _) when int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var weekday) => Formats.Weekdays[weekday - 1],
        ("reminder_hour", _) => $"{stored} h",
        ("rhythm" or "holidays", _) when table == "custody" => CustodyTexts.Word(column, stored),
        ("rhythm", "1") => Formats.Small(AbsenceTexts.Weekly),
        ("rhythm", "2") => Say("jusqu’à nouvel ordre"),
        ("source", "door") => Say("la vie scolaire, à la porte"),
        ("source", "office") => Say("la liste du secrétariat"),
        ("answer", "1") => Say("corrigé"),
        ("answer", "2") => Say("le doute est pour vous"),
        ("answer", "3") => Say("reste noté"),
        ("service", "1") => Say("déjeuner"),
        ("level", "1") => Say("responsable légal"),
        ("level", "2") => Say("personne en charge"),
        ("level", "3") => Say("personne à contacter"),
        ("provider", "1") => "FranceConnect",
        ("provider", "2") => "ProConnect",
        ("provider", "3") => Say("courriel"),
        ("provider", "0") => Say("démonstration"),
        ("basis", "flat") => Say("forfait"),
        ("basis", "ticket") => Say("au ticket"),
        ("basis", "boarder") => Say("interne"),
        ("channel", "family") => Say("par un responsable"),
        ("channel", "office") => Say("par le collège"),
        ("way", "letter") => Say("par courrier"),
        ("way", "mail") => Say("par courriel"),
        ("why", _) => LinkTexts.Why(stored),
        ("proof", "identity_card") => Say("une pièce d’identité"),
        ("proof", "call_back") => Say("une réponse au numéro connu du collège"),
        ("proof", "known") => Say("vous êtes connu du collège"),
        ("language", _) => Language.Find(stored)?.Name ?? stored,
        ("menu_option", "standard") => Say("menu du jour"),
        ("role", _) when table == "session" && Enum.TryParse<Role>(stored, out var role) && Enum.IsDefined(role) => SpaceTexts.Name(role),
        _ => stored,
    };

    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["pupil"] = Listed("Vos enfants"),
        ["guardian"] = Listed("Vous, dans le fichier du collège"),
        ["guardian_link"] = Listed("Vos liens avec vos enfants"),
        ["meal_plan"] = Listed("Les jours de cantine de vos enfants"),
        ["earlier_stay"] = Listed("Quand ils étaient déjà au collège"),
        ["cancellation"] = Listed("Les repas décommandés"),
        ["late_notice"] = Listed("Les absences signalées après l’heure limite"),
        ["late_notice_back"] = Listed("Celles que vous avez retirées"),
        ["pupil_life_notice"] = Listed("Les absences dites à la vie scolaire"),
        ["standing_absence"] = Listed("Les absences régulières et jusqu’à nouvel ordre"),
        ["standing_absence_day"] = Listed("Les repas qu’elles ont décommandés"),
        ["custody"] = Listed("La garde alternée"),
        ["attendance"] = Listed("Ce que le collège a vu à midi, quand cela n’allait pas avec ce qui était dit"),
        ["contest"] = Listed("Ce que vous avez dit inexact, et la réponse"),
        ["event_pupil"] = Listed("Les repas pris hors du collège (sortie, stage)"),
        ["ledger_entry"] = Listed("Les montants déduits de vos factures"),
        ["refund_batch_entry"] = Listed("Ceux qui sont dans un état pour l’agent comptable"),
        ["operation"] = Listed("Vos demandes des trente derniers jours"),
        ["account"] = Listed("Votre compte"),
        ["identity"] = Listed("Comment vous vous connectez"),
        ["calendar_feed"] = Listed("L’adresse de votre agenda"),
        ["session"] = Listed("Vos connexions ouvertes"),
        ["sign_in_link"] = Listed("Les liens de connexion que vous avez demandés"),
        ["outbox"] = Listed("Les messages qui vous sont envoyés"),
        ["audit"] = Listed("Ce qui a été fait depuis votre compte"),
        ["activation_code"] = Listed("Les codes que le collège vous a envoyés"),
        ["link_failure"] = Listed("Les essais manqués avec ces codes"),
        ["link_request"] = Listed("Vos demandes d’accès au collège"),
        ["message_choice"] = Listed("Les messages que vous avez choisis"),
        ["push_subscription"] = Listed("Les appareils qui vous préviennent"),
        ["meal_link"] = Listed("Les liens de vos messages vers les repas d’une semaine"),
        ["unreachable_mailbox"] = Listed("Vos adresses qui refusent nos messages"),
    };

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["pupil.siecle_id"] = Listed("Numéro dans le fichier du collège"), ["ine"] = Listed("Identifiant national"), ["family_name"] = Listed("Nom"), ["usage_name"] = Listed("Nom d’usage"),
        ["given_name"] = Listed("Prénom"), ["birth_day"] = Listed("Date de naissance"), ["division"] = Listed("Classe"), ["boarding_code"] = Listed("Régime de demi-pension (code)"),
        ["entry_day"] = Listed("Entrée"), ["exit_day"] = Listed("Sortie"),
        ["siecle_person_id"] = Listed("Numéro dans le fichier du collège"), ["title"] = Listed("Civilité"), ["email"] = Listed("courriel"), ["mobile"] = Listed("Téléphone"), ["guardian.address"] = Listed("Adresse"),
        ["level"] = Listed("Lien"), ["kinship"] = Listed("Parenté"), ["is_payer"] = Listed("Paie la cantine"), ["guardian_link.ended_at"] = Listed("Fin du lien"),
        ["menu_option"] = Listed("Menu"), ["service"] = Listed("Repas"), ["valid_from"] = Listed("Depuis"), ["valid_to"] = Listed("Jusqu’à"), ["weekdays"] = Listed("Jours"), ["basis"] = Listed("Formule"), ["price_class"] = Listed("Tarif"),
        ["day"] = Listed("Jour"), ["received_at"] = Listed("Reçu"), ["told_at"] = Listed("Dit"), ["back_at"] = Listed("Retiré"), ["rhythm"] = Listed("Rythme"), ["standing_absence.first_day"] = Listed("du"), ["earlier_stay.first_day"] = Listed("du"), ["last_day"] = Listed("au"), ["declared_at"] = Listed("Dit"), ["said_at"] = Listed("Redit"), ["asked_evening"] = Listed("Demandé le"),
        ["is_present"] = Listed("À la cantine"), ["source"] = Listed("Vu par"), ["recorded_at"] = Listed("Noté"), ["told_evening"] = Listed("Dit le soir du"), ["due_day"] = Listed("Réponse avant la fin du"), ["answer"] = Listed("Réponse"), ["answered_at"] = Listed("Répondu"),
        ["claimed_at"] = Listed("Depuis"), ["holidays"] = Listed("Vacances"), ["stated_at"] = Listed("Dit"), ["standing_absence.ended_at"] = Listed("Terminée"), ["channel"] = Listed("Comment"), ["restored_at"] = Listed("Rétabli"), ["price_cents"] = Listed("Prix"), ["refund_cents"] = Listed("Déduit"),
        ["kind"] = Listed("Nature"), ["debit"] = Listed("Compte débité"), ["credit"] = Listed("Compte crédité"), ["cents"] = Listed("Montant"), ["term"] = Listed("Trimestre"), ["entered_at"] = Listed("Écrit"), ["released_at"] = Listed("Retiré de l’état"),
        ["route"] = Listed("Demande"), ["display_name"] = Listed("Nom affiché"), ["language"] = Listed("Langue"), ["created_at"] = Listed("Créé"), ["seen_at"] = Listed("Vu pour la dernière fois"),
        ["provider"] = Listed("Par"), ["subject"] = Listed("Identifiant de connexion"), ["linked_at"] = Listed("Depuis"), ["identity.ended_at"] = Listed("Fin"),
        ["role"] = Listed("Espace"), ["device"] = Listed("Navigateur"), ["is_phone"] = Listed("Téléphone mémorisé"), ["opened_at"] = Listed("Ouverte"), ["ends_at"] = Listed("Fin"),
        ["sign_in_link.address"] = Listed("courriel"), ["return_to"] = Listed("Page demandée"), ["asked_at"] = Listed("Demandé"), ["attempts"] = Listed("Essais"), ["used_at"] = Listed("Utilisé"),
        ["recipient"] = Listed("Adresse"), ["content"] = Listed("Contenu"), ["sent_at"] = Listed("Envoyé"), ["failed_at"] = Listed("Abandonné"), ["returned_at"] = Listed("Revenu"),
        ["made_at"] = Listed("Créé"), ["suspended_at"] = Listed("Accès suspendu"), ["admitted_at"] = Listed("Accès donné par le collège"), ["way"] = Listed("Comment"), ["expires_at"] = Listed("Fin"), ["revoked_at"] = Listed("Annulé"),
        ["link_failure.failed_at"] = Listed("Quand"), ["why"] = Listed("Pourquoi"), ["decided_at"] = Listed("Répondu"), ["proof"] = Listed("Ce que le collège a vérifié"),
        ["wants_reminder"] = Listed("Rappel"), ["reminder_weekday"] = Listed("Jour du rappel"), ["reminder_hour"] = Listed("Heure du rappel"), ["wants_receipt"] = Listed("Confirmations"), ["wants_digest"] = Listed("Message du soir"),
        ["reminder_day"] = Listed("Dernier rappel"), ["digested_at"] = Listed("Dernier message du soir"), ["changed_at"] = Listed("Choisi"), ["opinion_asked_at"] = Listed("Dernière demande d’avis"), ["first_day"] = Listed("Semaine du"), ["closed_at"] = Listed("Fermé"),
        ["mailbox"] = Listed("Adresse"), ["refused_at"] = Listed("Refusée"),
        ["at"] = Listed("Quand"), ["action"] = Listed("Action"), ["detail"] = Listed("Détail"),
    };
}
