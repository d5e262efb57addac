using AntiGaspi.Domain.Meals;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>An absence that was told after the deadline and is taken back: the child comes after all.</summary>
public static class TakeBackTexts
{
    public static string Button => Say("Retirer l’absence");

    /// <summary>The full name of the button.</summary>
    public static string Name(string child, string day) => Say($"Retirer l’absence de {child}, {day}");

    /// <summary>What was done.</summary>
    /// <param name="names">The children, at least one.</param>
    /// <param name="days">The days.</param>
    public static string Done(IReadOnlyList<string> names, string days) => names.Count == 1
        ? Say($"La cuisine est prévenue\u00A0: {names[0]} mangera {days}. Rien n’est changé sur la facture.")
        : Say($"La cuisine est prévenue\u00A0: {Formats.Join(names)} mangeront {days}. Rien n’est changé sur la facture.");

    /// <summary>For both parents of a child in alternating custody, when the reader did it.</summary>
    public static string ByYourself(string child, string days) => Say($"Vous avez retiré l’absence\u00A0: {child} mangera {days}.");

    /// <summary>The same, when somebody else did it.</summary>
    public static string ByOther(string who, string child, string days) => Say($"{who} a retiré l’absence\u00A0: {child} mangera {days}.");

    /// <summary>The title of a refusal.</summary>
    public static string NotDone(bool isOne) => isOne ? Say("L’absence n’a pas été retirée") : Say("Les absences n’ont pas été retirées");

    /// <summary>The subject of the receipt.</summary>
    public static string Subject => Say("Cantine\u00A0: absence retirée");

    /// <summary>The change, in the message of the evening.</summary>
    public static string Word(bool isOne) => isOne ? Say("absence retirée") : Say("absences retirées");

    /// <summary>Why an absence is not taken back, and what to do.</summary>
    public static string For(TakeBackRefusal why) => why switch
    {
        TakeBackRefusal.UnknownMeal => Say("Ce repas n’est pas celui d’un de vos enfants."),
        TakeBackRefusal.NotTold => Say("Aucune absence n’est signalée pour ce repas\u00A0: votre enfant est attendu comme d’habitude."),
        TakeBackRefusal.ServiceBegun => Say("Le service a commencé. Un enfant qui vient mange toujours\u00A0: vous n’avez rien à faire."),
    };

    /// <summary>The same for the office.</summary>
    public static string ForOffice(TakeBackRefusal why) => why switch
    {
        TakeBackRefusal.UnknownMeal => "Ce repas n’existe pas pour cet élève. Repartez de sa fiche.",
        TakeBackRefusal.NotTold => "Aucune absence n’est signalée pour ce repas\u00A0: il n’y a rien à retirer.",
        TakeBackRefusal.ServiceBegun => "Le service a commencé. Un élève qui vient mange toujours.",
    };
}
