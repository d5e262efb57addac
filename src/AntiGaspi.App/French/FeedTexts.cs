using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Meals;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The calendar of a family, and the page where its address is made.</summary>
public static class FeedTexts
{
    public static string Title => Say("Les repas dans votre agenda");
    public static string Name => Say("Repas à la cantine");
    public static string Lead => Say("Votre téléphone ou votre ordinateur peut afficher les repas de vos enfants dans son agenda\u00A0: ceux qui sont prévus, ceux qui sont décommandés, et les heures limites des deux semaines à venir.");
    public static string Secret => Say("L’adresse est secrète\u00A0: qui l’a peut lire le prénom de vos enfants et leurs jours de cantine. Aucun montant n’y est écrit. Elle ne permet de rien changer.");
    public static string None => Say("Vous n’avez pas encore d’adresse.");
    public static string Make => Say("Créer une adresse");
    public static string MakeAgain => Say("Créer une nouvelle adresse");
    public static string End => Say("Ne plus partager");
    public static string MadeTitle => Say("Votre adresse est prête");
    public static string Once => Say("Copiez-la maintenant\u00A0: elle ne sera plus affichée.");
    public static string How => Say("Dans votre agenda, choisissez «\u00A0S’abonner à un agenda\u00A0» ou «\u00A0Ajouter à partir d’une adresse\u00A0», et collez-la.");
    public static string AddressLabel => Say("Adresse de l’agenda\u00A0:");
    public static string EndedTitle => Say("L’adresse ne sert plus");
    public static string Ended => Say("Les agendas qui l’avaient ne recevront plus rien.");

    /// <summary>Since when there is an address.</summary>
    public static string Since(DateTimeOffset made) => Say($"Une adresse existe depuis le {PersonalDataTexts.Instant(made)}. Une nouvelle la remplace\u00A0: l’ancienne ne servira plus.");

    /// <summary>A meal in one line: "Léa : repas prévu".</summary>
    public static string Summary(ChildMeals child, PlannedMeal meal) => Say($"{child.GivenName}\u00A0: {MealTexts.For(meal.State)}{MealTexts.Suffix(meal.Meal.Service)}");

    /// <summary>Until when the meal can be cancelled, or why there is none; empty when there is nothing to say.</summary>
    public static string Description(PlannedMeal meal, DateTimeOffset now) => meal switch
    {
        { State: MealState.Expected } when now < meal.LastTier.CutoffAt =>
            Say($"Vous pouvez le décommander jusqu’au {Formats.Deadline(meal.LastTier.LocalDay, meal.LastTier.LocalTime)}."),
        { State: MealState.Excused, EventLabel: { Length: > 0 } label } => label,
        _ => "",
    };

    /// <summary>The last moment to cancel some meals: "Dernier moment pour décommander : Léa et Tom, mardi 24 novembre".</summary>
    public static string Deadline(IReadOnlyList<(ChildMeals Child, PlannedMeal Meal)> meals) =>
        Say($"Dernier moment pour décommander\u00A0: {Formats.Join(meals.Select(one => one.Child.GivenName).Distinct(StringComparer.Ordinal).ToList())}, {Days(meals)}");

    private static string Days(IReadOnlyList<(ChildMeals Child, PlannedMeal Meal)> meals) =>
        Formats.Join(meals.Select(one => one.Meal.Meal.Day).Distinct().Order().Select(Formats.Day).ToList());
}
