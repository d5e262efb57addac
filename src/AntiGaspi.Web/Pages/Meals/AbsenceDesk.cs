using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>
/// Follows standing absences with the acts of every day: what they ask for is cancelled, what they give back is restored. Pages call it for one
/// absence, at once; a job for all of them. Run twice, or by several nodes, it does the same once.
/// </summary>
public sealed class AbsenceDesk(ClaimAbsentMeals claim, SettleAbsences settle, CancelMeals cancelMeals, RestoreMeals restoreMeals)
{
    /// <summary>Does what is due now in a tenant, of one absence or of all; answers the last operation that changed a meal.</summary>
    public async Task<Guid?> FollowAsync(int tenant, DateTimeOffset now, Guid? absenceId = null)
    {
        var service = Scope.Service(tenant);
        Guid? done = null;
        foreach (var claimed in await claim.RunAsync(service, now, absenceId))
        {
            if (!claimed.IsEnded)
            {
                await cancelMeals.RunAsync(ActorOf(tenant, claimed.Actor), new Operation(claimed.OpId, now), claimed.Meals, claimed.Channel);
                done = claimed.OpId;
            }

            await claim.AppliedAsync(service, claimed, now);
        }

        foreach (var ended in await settle.RunAsync(service, now, absenceId))
        {
            if (ended.Meals.Count > 0)
            {
                done = Ids.New(now);
                await restoreMeals.RunAsync(ActorOf(tenant, ended.Actor), new Operation(done.Value, now), ended.Meals);
            }

            await settle.SettledAsync(service, ended.AbsenceId, now);
        }

        return done;
    }

    // It was asked for by a parent or by the office: the service does it for that account, whose rows still say what it may do.
    private static Scope ActorOf(int tenant, Guid account) => Scope.Service(tenant) with { AccountId = account };
}
