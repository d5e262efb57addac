using System.Globalization;
using AntiGaspi.App.Privacy;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.French;

/// <summary>The page where a family reads everything that is kept about it.</summary>
public static class PersonalDataTexts
{
    public const string Title = "Mes données";
    public const string Lead =
        "Tout ce que le service garde sur vous et sur vos enfants. Une donnée est fausse\u00A0? Dites-le au secrétariat du collège\u00A0: c’est lui qui tient le fichier.";
    public const string Download = "Télécharger ces données (JSON)";
    public const string Nothing = "Rien.";
    public const string Parts = "Ce qui est gardé, partie par partie";
    public const string Others = "Autres responsables de vos enfants";
    public const string OthersWhy = "Leur adresse, leur téléphone et leur courriel sont à eux\u00A0: vous ne les voyez pas, et ils ne voient pas les vôtres.";
    public const string NoOther = "Aucun autre responsable.";
    public const string Readings = "Qui a regardé le menu de vos enfants";
    public const string ReadingsLead =
        "Le menu choisi pour un enfant peut en dire long. Chaque fois qu’un agent du collège le regarde, c’est écrit ici, pendant trois ans. Plusieurs regards dans la même heure comptent pour un.";
    public const string NoReading = "Personne ne l’a regardé.";
    public const string When = "Quand";
    public const string Child = "Enfant";
    public const string Who = "Qui";
    public const string None = "–";
    public const string Yes = "oui";
    public const string No = "non";
    public const string Elsewhere = "Vous avez un espace dans une autre collectivité\u00A0? Ouvrez-le pour lire ce qu’elle garde.";

    /// <summary>Which collectivité keeps these data.</summary>
    public static string KeptBy(string authority) => $"Données gardées pour {authority}.";

    /// <summary>An instant, with its year.</summary>
    public static string Instant(DateTimeOffset instant)
    {
        var clock = PlaceClock.Paris(instant);
        return $"{Formats.DayAndYear(clock.Today)} à {clock.Time(instant)}";
    }

    /// <summary>More rows than a page shows.</summary>
    public static string More(int shown, int all) => $"Les {Formats.Number(shown)} premières lignes sur {Formats.Number(all)} ; les autres sont dans le fichier.";

    /// <summary>As what somebody looked, and of which school.</summary>
    public static string Reader(DietReading reading) => $"{SpaceTexts.Name(reading.Role)}, {reading.SchoolName}";

    /// <summary>What a table holds, in the words of whom it is about.</summary>
    public static string TableName(string table) => Tables[table];

    /// <summary>What a column holds.</summary>
    public static string ColumnName(string table, string column) => Columns.TryGetValue($"{table}.{column}", out var own) ? own : Columns[column];

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
        ("rhythm", "1") => "chaque semaine",
        ("rhythm", "2") => "jusqu’à nouvel ordre",
        ("source", "door") => "la vie scolaire, à la porte",
        ("source", "office") => "la liste du secrétariat",
        ("answer", "1") => "corrigé",
        ("answer", "2") => "le doute est pour vous",
        ("answer", "3") => "reste noté",
        ("service", "1") => "déjeuner",
        ("level", "1") => "responsable légal",
        ("level", "2") => "personne en charge",
        ("level", "3") => "personne à contacter",
        ("provider", "1") => "FranceConnect",
        ("provider", "2") => "ProConnect",
        ("provider", "3") => "courriel",
        ("provider", "0") => "démonstration",
        ("basis", "flat") => "forfait",
        ("basis", "ticket") => "au ticket",
        ("basis", "boarder") => "interne",
        ("channel", "family") => "par un responsable",
        ("channel", "office") => "par le collège",
        ("way", "letter") => "par courrier",
        ("way", "mail") => "par courriel",
        ("why", _) => LinkTexts.Why(stored),
        ("proof", "identity_card") => "une pièce d’identité",
        ("proof", "call_back") => "une réponse au numéro connu du collège",
        ("proof", "known") => "vous êtes connu du collège",
        ("menu_option", "standard") => "menu du jour",
        ("role", _) when table == "session" && Enum.TryParse<Role>(stored, out var role) && Enum.IsDefined(role) => SpaceTexts.Name(role),
        _ => stored,
    };

    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["pupil"] = "Vos enfants",
        ["guardian"] = "Vous, dans le fichier du collège",
        ["guardian_link"] = "Vos liens avec vos enfants",
        ["meal_plan"] = "Les jours de cantine de vos enfants",
        ["cancellation"] = "Les repas décommandés",
        ["late_notice"] = "Les absences signalées après l’heure limite",
        ["late_notice_back"] = "Celles que vous avez retirées",
        ["pupil_life_notice"] = "Les absences dites à la vie scolaire",
        ["standing_absence"] = "Les absences régulières et jusqu’à nouvel ordre",
        ["standing_absence_day"] = "Les repas qu’elles ont décommandés",
        ["custody"] = "La garde alternée",
        ["attendance"] = "Ce que le collège a vu à midi, quand cela n’allait pas avec ce qui était dit",
        ["contest"] = "Ce que vous avez dit inexact, et la réponse",
        ["event_pupil"] = "Les repas pris hors du collège (sortie, stage)",
        ["ledger_entry"] = "Les montants déduits de vos factures",
        ["refund_batch_entry"] = "Ceux qui sont dans un état pour l’agent comptable",
        ["operation"] = "Vos demandes des trente derniers jours",
        ["account"] = "Votre compte",
        ["identity"] = "Comment vous vous connectez",
        ["calendar_feed"] = "L’adresse de votre agenda",
        ["session"] = "Vos connexions ouvertes",
        ["sign_in_link"] = "Les liens de connexion que vous avez demandés",
        ["outbox"] = "Les messages qui vous sont envoyés",
        ["audit"] = "Ce qui a été fait depuis votre compte",
        ["activation_code"] = "Les codes que le collège vous a envoyés",
        ["link_failure"] = "Les essais manqués avec ces codes",
        ["link_request"] = "Vos demandes d’accès au collège",
        ["message_choice"] = "Les messages que vous avez choisis",
        ["meal_link"] = "Les liens de vos messages vers les repas d’une semaine",
        ["unreachable_mailbox"] = "Vos adresses qui refusent nos messages",
    };

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["pupil.siecle_id"] = "Numéro dans le fichier du collège", ["ine"] = "Identifiant national", ["family_name"] = "Nom", ["usage_name"] = "Nom d’usage",
        ["given_name"] = "Prénom", ["birth_day"] = "Date de naissance", ["division"] = "Classe", ["boarding_code"] = "Régime de demi-pension (code)",
        ["entry_day"] = "Entrée", ["exit_day"] = "Sortie",
        ["siecle_person_id"] = "Numéro dans le fichier du collège", ["title"] = "Civilité", ["email"] = "Courriel", ["mobile"] = "Téléphone", ["guardian.address"] = "Adresse",
        ["level"] = "Lien", ["kinship"] = "Parenté", ["is_payer"] = "Paie la cantine", ["guardian_link.ended_at"] = "Fin du lien",
        ["menu_option"] = "Menu", ["service"] = "Repas", ["valid_from"] = "Depuis", ["valid_to"] = "Jusqu’à", ["weekdays"] = "Jours", ["basis"] = "Formule", ["price_class"] = "Tarif",
        ["day"] = "Jour", ["received_at"] = "Reçu", ["told_at"] = "Dit", ["back_at"] = "Retiré", ["rhythm"] = "Rythme", ["standing_absence.first_day"] = "Du", ["last_day"] = "Au", ["declared_at"] = "Dit", ["said_at"] = "Redit", ["asked_evening"] = "Demandé le",
        ["is_present"] = "À la cantine", ["source"] = "Vu par", ["recorded_at"] = "Noté", ["told_evening"] = "Dit le soir du", ["due_day"] = "Réponse avant la fin du", ["answer"] = "Réponse", ["answered_at"] = "Répondu",
        ["claimed_at"] = "Depuis", ["holidays"] = "Vacances", ["stated_at"] = "Dit", ["standing_absence.ended_at"] = "Terminée", ["channel"] = "Comment", ["restored_at"] = "Rétabli", ["price_cents"] = "Prix", ["refund_cents"] = "Déduit",
        ["kind"] = "Nature", ["debit"] = "Compte débité", ["credit"] = "Compte crédité", ["cents"] = "Montant", ["term"] = "Trimestre", ["entered_at"] = "Écrit", ["released_at"] = "Retiré de l’état",
        ["route"] = "Demande", ["display_name"] = "Nom affiché", ["created_at"] = "Créé", ["seen_at"] = "Vu pour la dernière fois",
        ["provider"] = "Par", ["subject"] = "Identifiant de connexion", ["linked_at"] = "Depuis", ["identity.ended_at"] = "Fin",
        ["role"] = "Espace", ["device"] = "Navigateur", ["is_phone"] = "Téléphone mémorisé", ["opened_at"] = "Ouverte", ["ends_at"] = "Fin",
        ["sign_in_link.address"] = "Courriel", ["return_to"] = "Page demandée", ["asked_at"] = "Demandé", ["attempts"] = "Essais", ["used_at"] = "Utilisé",
        ["recipient"] = "Adresse", ["content"] = "Contenu", ["sent_at"] = "Envoyé", ["failed_at"] = "Abandonné",
        ["made_at"] = "Créé", ["suspended_at"] = "Accès suspendu", ["admitted_at"] = "Accès donné par le collège", ["way"] = "Comment", ["expires_at"] = "Fin", ["revoked_at"] = "Annulé",
        ["link_failure.failed_at"] = "Quand", ["why"] = "Pourquoi", ["decided_at"] = "Répondu", ["proof"] = "Ce que le collège a vérifié",
        ["wants_reminder"] = "Rappel", ["reminder_weekday"] = "Jour du rappel", ["reminder_hour"] = "Heure du rappel", ["wants_receipt"] = "Confirmations", ["wants_digest"] = "Message du soir",
        ["reminder_day"] = "Dernier rappel", ["digested_at"] = "Dernier message du soir", ["changed_at"] = "Choisi", ["first_day"] = "Semaine du", ["closed_at"] = "Fermé",
        ["mailbox"] = "Adresse", ["refused_at"] = "Refusée",
        ["at"] = "Quand", ["action"] = "Action", ["detail"] = "Détail",
    };
}
