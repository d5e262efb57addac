using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>The same answers for programs: one entry per meal, or problem details (RFC 9457).</summary>
internal static class MealJson
{
    /// <summary>The name of a refusal, as the enumeration of its act says it.</summary>
    public static string Reason(OperationKind kind, int why) => kind switch
    {
        OperationKind.Cancel => ((CancelRefusal)why).ToString(),
        OperationKind.Restore => ((RestoreRefusal)why).ToString(),
        OperationKind.LateNotice => ((LateNoticeRefusal)why).ToString(),
        OperationKind.PupilLife => ((PupilLifeRefusal)why).ToString(),
        OperationKind.TakeBack => ((TakeBackRefusal)why).ToString(),
    };

    public static JsonResult Done(OperationKind kind, DeskAnswer.Answered answered, IReadOnlyList<ChildMeals> children)
    {
        var payers = children.Where(child => child.Reader.SeesAmounts()).Select(child => child.PupilId).ToHashSet();
        var meals = answered.Meals.Select(meal => new
        {
            meal = MealRequest.NameOf(meal.Meal),
            done = meal.Why is null,
            reason = meal.Why is { } why ? Reason(kind, why) : null,
            refundCents = payers.Contains(meal.Meal.PupilId) ? meal.Refund?.Cents : null,
            cutoffAt = meal.CutoffAt,
        });
        return new JsonResult(new { operation = answered.OperationId, notice = kind is OperationKind.Restore or OperationKind.TakeBack ? null : FamilyTexts.NeitherLeaveNorExcuse, meals }) { ContentType = "application/json" };
    }

    public static JsonResult Problem(OperationKind kind, DeskAnswer answer, int status)
    {
        var (type, title, detail) = answer switch
        {
            DeskAnswer.Unreadable unreadable => ("unreadable", AnswerTexts.Unreadable, MealTexts.For(unreadable.Fault)),
            DeskAnswer.Reused => ("operation-reused", AnswerTexts.Reused, AnswerTexts.ReusedCause),
            DeskAnswer.Answered answered => ("refused", AnswerTexts.Title(kind, answered.Meals.Select(meal => meal.Why!.Value).ToList()), AnswerTexts.Nothing),
            _ => throw new InvalidOperationException($"Unknown answer: {answer}."),
        };
        var more = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (answer is DeskAnswer.Answered { Meals: var meals })
        {
            more["refusals"] = meals.Select(meal => new
            {
                meal = MealRequest.NameOf(meal.Meal),
                reason = Reason(kind, meal.Why!.Value),
                message = ReceiptTexts.Why(kind, meal.Why!.Value, null),
                cutoffAt = meal.CutoffAt,
            }).ToList();
        }

        return ProblemJson.Of(type, title, status, detail, more);
    }
}
