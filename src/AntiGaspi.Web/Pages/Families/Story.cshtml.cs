using AntiGaspi.App.Refunds;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>A meal of one of the family’s children.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class StoryModel(ExplainMeal explain) : MealStoryModel(explain);
