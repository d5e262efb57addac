using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>A form of one button that does one act on some meals, with a key of its own.</summary>
/// <param name="Address">Where it is sent.</param>
/// <param name="OperationId">The key of the operation.</param>
/// <param name="Meals">The meals.</param>
/// <param name="Button">The words of the button.</param>
public sealed record MealForm(string Address, Guid OperationId, IReadOnlyList<MealRef> Meals, string Button);
