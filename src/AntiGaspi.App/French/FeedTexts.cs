using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.French;

/// <summary>The calendar of a family, and the page where its address is made.</summary>
public static class FeedTexts
{
    public const string Title = "Les repas dans votre agenda";
    public const string Name = "Repas à la cantine";
    public const string Lead = "Votre téléphone ou votre ordinateur peut afficher les repas de vos enfants dans son agenda\u00A0: ceux qui sont prévus, ceux qui sont décommandés, et les heures limites des deux semaines à venir.";
    public const string Secret = "L’adresse est secrète\u00A0: qui l’a peut lire le prénom de vos enfants et leurs jours de cantine. Aucun montant n’y est écrit. Elle ne permet de rien changer.";
    public const string None = "Vous n’avez pas encore d’adresse.";
    public const string Make = "Créer une adresse";
    public const string MakeAgain = "Créer une nouvelle adresse";
    public const string End = "Ne plus partager";
    public const string MadeTitle = "Votre adresse est prête";
    public const string Once = "Copiez-la maintenant\u00A0: elle ne sera plus affichée.";
    public const string How = "Dans votre agenda, choisissez « S’abonner à un agenda » ou « Ajouter à partir d’une adresse », et collez-la.";
    public const string AddressLabel = "Adresse de l’agenda";
    public const string EndedTitle = "L’adresse ne sert plus";
    public const string Ended = "Les agendas qui l’avaient ne recevront plus rien.";

    /// <summary>Since when there is an address.</summary>
    public static string Since(DateTimeOffset made) => $"Une adresse existe depuis le {PersonalDataTexts.Instant(made)}. Une nouvelle la remplace\u00A0: l’ancienne ne servira plus.";

    /// <summary>A meal in one line: "Léa : repas prévu".</summary>
    public static string Summary(ChildMeals child, PlannedMeal meal) => $"{child.GivenName}\u00A0: {MealTexts.For(meal.State)}{MealTexts.Suffix(meal.Meal.Service)}";

    /// <summary>Until when the meal can be cancelled, or why there is none; empty when there is nothing to say.</summary>
    public static string Description(PlannedMeal meal, DateTimeOffset now) => meal switch
    {
        { State: MealState.Expected } when now < meal.LastTier.CutoffAt =>
            $"Vous pouvez le décommander jusqu’au {Formats.Deadline(meal.LastTier.LocalDay, meal.LastTier.LocalTime)}.",
        { State: MealState.Excused, EventLabel: { Length: > 0 } label } => label,
        _ => "",
    };

    /// <summary>The last moment to cancel some meals: "Dernier moment pour décommander : Léa et Tom, mardi 24 novembre".</summary>
    public static string Deadline(IReadOnlyList<(ChildMeals Child, PlannedMeal Meal)> meals) =>
        $"Dernier moment pour décommander\u00A0: {Formats.Join(meals.Select(one => one.Child.GivenName).Distinct(StringComparer.Ordinal).ToList())}, "
        + Formats.Join(meals.Select(one => one.Meal.Meal.Day).Distinct().Order().Select(Formats.Day).ToList());
}
