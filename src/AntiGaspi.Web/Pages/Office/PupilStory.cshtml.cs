using AntiGaspi.App.Refunds;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>A meal of a pupil of the office’s schools.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class PupilStoryModel(ExplainMeal explain) : MealStoryModel(explain);
