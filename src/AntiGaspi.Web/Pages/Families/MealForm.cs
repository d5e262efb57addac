using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>A form of one button that does one act on some meals, with a key of its own.</summary>
public sealed record MealForm(OperationKind Act, Guid OperationId, IReadOnlyList<MealRef> Meals, string Button, string? FullName = null);
