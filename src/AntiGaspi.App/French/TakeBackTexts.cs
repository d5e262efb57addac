using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.French;

/// <summary>An absence that was told after the deadline and is taken back: the child comes after all.</summary>
public static class TakeBackTexts
{
    public const string Button = "Retirer l’absence";

    /// <summary>The full name of the button.</summary>
    public static string Name(string child, string day) => $"{Button} de {child}, {day}";

    /// <summary>What was done.</summary>
    /// <param name="names">The children.</param>
    /// <param name="verb">That they will eat: "mangera", "mangeront".</param>
    /// <param name="days">The days.</param>
    public static string Done(string names, string verb, string days) => $"La cuisine est prévenue\u00A0: {names} {verb} {days}. Rien n’est changé sur la facture.";

    /// <summary>The title of a refusal.</summary>
    public static string NotDone(bool isOne) => isOne ? "L’absence n’a pas été retirée" : "Les absences n’ont pas été retirées";

    /// <summary>The subject of the receipt.</summary>
    public static string Subject(string names) => $"Cantine de {names}\u00A0: absence retirée";

    /// <summary>The change, in the message of the evening.</summary>
    public static string Word(bool isOne) => isOne ? "absence retirée" : "absences retirées";

    /// <summary>Why an absence is not taken back, and what to do.</summary>
    public static string For(TakeBackRefusal why) => why switch
    {
        TakeBackRefusal.UnknownMeal => "Ce repas n’est pas celui d’un de vos enfants.",
        TakeBackRefusal.NotTold => "Aucune absence n’est signalée pour ce repas\u00A0: votre enfant est attendu comme d’habitude.",
        TakeBackRefusal.ServiceBegun => "Le service a commencé. Un enfant qui vient mange toujours\u00A0: vous n’avez rien à faire.",
    };

    /// <summary>The same for the office.</summary>
    public static string ForOffice(TakeBackRefusal why) => why switch
    {
        TakeBackRefusal.UnknownMeal => "Ce repas n’existe pas pour cet élève. Repartez de sa fiche.",
        TakeBackRefusal.NotTold => "Aucune absence n’est signalée pour ce repas\u00A0: il n’y a rien à retirer.",
        TakeBackRefusal.ServiceBegun => "Le service a commencé. Un élève qui vient mange toujours.",
    };
}
