using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Notices;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>What the person wants to be told by mail, and when. Nothing is ticked before they do it.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class MessagesModel(MessageChoices choices, ChooseMessages choose, AddPushDevice addDevice, EndPushDevice endDevice, OutsideSettings outside) : PageModel
{
    private const string ReminderWord = "rappel";
    private const string ReceiptWord = "confirmation";
    private const string DigestWord = "soir";

    public static IReadOnlyList<Choice> Kinds =>
    [
        new(ReminderWord, ChoiceTexts.Reminder, ChoiceTexts.ReminderHint),
        new(ReceiptWord, ChoiceTexts.Receipt, ChoiceTexts.ReceiptHint),
        new(DigestWord, ChoiceTexts.Digest, ChoiceTexts.DigestHint),
    ];

    public static IReadOnlyList<Choice> Weekdays => Enumerable.Range(1, 7).Select(day => new Choice(Text(day), ChoiceTexts.WeekdayName(day))).ToList();

    public static IReadOnlyList<Choice> Hours => MessageHours.OfReminder.Select(hour => new Choice(Text(hour), ChoiceTexts.HourName(hour))).ToList();

    public bool IsSaved { get; private set; }

    public IReadOnlyCollection<string> Wanted { get; private set; } = [];

    public string Weekday { get; private set; } = "";

    public string Hour { get; private set; } = "";

    /// <summary>Where the messages go.</summary>
    public string Where { get; private set; } = "";

    /// <summary>The key that a browser asks its push service with; null where no browser is told.</summary>
    public string? PushKey => outside is { SendsMail: true, Push: { } push } ? push.PublicKey : null;

    /// <summary>The browsers that this person is told on.</summary>
    public IReadOnlyList<PushDevice> Devices { get; private set; } = [];

    /// <summary>What was just done with a browser.</summary>
    public (string Title, string Text)? PushDone { get; private set; }

    /// <summary>Why a browser was not added.</summary>
    public PushRefusal? PushRefused { get; private set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.FieldId == field)?.Message;

    public async Task OnGetAsync()
    {
        var choice = await choices.OfAsync(User.Scope());
        IsSaved = Request.Query.ContainsKey("enregistre");
        PushDone = Request.Query.ContainsKey("inscrit") ? (PushTexts.AddedTitle, PushTexts.Added) : Request.Query.ContainsKey("retire") ? (PushTexts.EndedTitle, PushTexts.Ended) : null;
        Wanted = new[] { (choice.WantsReminder, ReminderWord), (choice.WantsReceipt, ReceiptWord), (choice.WantsDigest, DigestWord) }
            .Where(one => one.Item1).Select(one => one.Item2).ToList();
        (Weekday, Hour) = (Text(choice.ReminderWeekday), Text(choice.ReminderHour));
        await FindWaysAsync();
    }

    public async Task<IActionResult> OnPostAsync(string[] voulu, string? jour, string? heure)
    {
        Wanted = voulu;
        (Weekday, Hour) = (jour ?? "", heure ?? "");
        Errors = new[] { (Weekdays, Weekday, "jour", ChoiceTexts.BadWeekday), (Hours, Hour, "heure", ChoiceTexts.BadHour) }
            .Where(field => field.Item1.All(choice => choice.Value != field.Item2)).Select(field => new FieldError(field.Item3, field.Item4)).ToList();
        if (Errors.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await FindWaysAsync();
            return Page();
        }

        await choose.RunAsync(User.Scope(), new MessageChoice
        {
            WantsReminder = voulu.Contains(ReminderWord), WantsReceipt = voulu.Contains(ReceiptWord), WantsDigest = voulu.Contains(DigestWord),
            ReminderWeekday = int.Parse(Weekday, CultureInfo.InvariantCulture), ReminderHour = int.Parse(Hour, CultureInfo.InvariantCulture),
        }, HttpContext.ReceivedAtInstant());
        return this.SeeOther(FamilyPages.Messages + "?enregistre");
    }

    /// <summary>Adds this browser, with what its push service gave it.</summary>
    public async Task<IActionResult> OnPostDeviceAsync(string? adresse, string? cle, string? secret)
    {
        if (PushKey is null)
        {
            return this.SeeOther(FamilyPages.Messages);
        }

        var (subscriber, why) = PushSubscriber.Of(adresse, cle, secret, outside.Push!);
        if (subscriber is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await OnGetAsync();
            PushRefused = why;
            return Page();
        }

        var device = await addDevice.RunAsync(User.Scope(), subscriber, Device.Of(Request.Headers.UserAgent), HttpContext.ReceivedAtInstant());
        ToldBrowser.Remember(HttpContext, User.Scope().Tenant, device);
        return this.SeeOther(FamilyPages.Messages + "?inscrit");
    }

    /// <summary>Takes a browser off; one that is off already is.</summary>
    public async Task<IActionResult> OnPostEndDeviceAsync(Guid appareil)
    {
        await endDevice.RunAsync(User.Scope(), appareil, HttpContext.ReceivedAtInstant());
        return this.SeeOther(FamilyPages.Messages + "?retire");
    }

    private async Task FindWaysAsync()
    {
        Where = await choices.MailboxAsync(User.Scope()) is { } mailbox ? ChoiceTexts.Mailbox(mailbox) : ChoiceTexts.NoMailbox;
        Devices = await endDevice.OfAsync(User.Scope());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
