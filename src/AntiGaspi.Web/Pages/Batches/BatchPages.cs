using AntiGaspi.App.Refunds;
using AntiGaspi.Design;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Pages.Accounting;
using AntiGaspi.Web.Pages.Office;
using AntiGaspi.Web.Pages.Principals;
using AntiGaspi.Web.Pages.PupilLife;

namespace AntiGaspi.Web.Pages.Batches;

/// <summary>The addresses of the pages about refund batches, as somebody of a role goes from one to the other.</summary>
/// <param name="Role">The role that somebody works in.</param>
public sealed record BatchPages(Role Role)
{
    /// <summary>The list of the batches.</summary>
    public string List => Role switch
    {
        Role.SchoolManager => OfficePages.Batches,
        Role.PublicAccountant => AccountingPages.Batches,
        _ => PrincipalPages.Batches,
    };

    /// <summary>The menu of the role's pages; nothing of a batch itself stands in it.</summary>
    public IReadOnlyList<PageLink> Menu(string current) => Role switch
    {
        Role.SchoolManager => OfficePages.Menu(current),
        Role.PublicAccountant => AccountingPages.Menu(current),
        Role.PupilLife => PupilLifePages.Menu(current),
        _ => PrincipalPages.Menu(current),
    };

    /// <summary>A batch.</summary>
    public string One(Guid batch) => $"{List}/{batch:D}";

    /// <summary>« D’où vient ce chiffre ? » of the accounts of a pupil in a batch.</summary>
    public static string Story(Guid batch, Guid pupil) => $"/remises/{batch:D}/eleves/{pupil:D}";

    /// <summary>A file of a signed batch.</summary>
    public static string File(RefundBatch batch, string name) => $"/remises/{batch.BatchId:D}/{name}.csv";
}
