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
public sealed class MessagesModel(MessageChoices choices, ChooseMessages choose) : PageModel
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

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.FieldId == field)?.Message;

    public async Task OnGetAsync()
    {
        var choice = await choices.OfAsync(User.Scope());
        IsSaved = Request.Query.ContainsKey("enregistre");
        Wanted = new[] { (choice.WantsReminder, ReminderWord), (choice.WantsReceipt, ReceiptWord), (choice.WantsDigest, DigestWord) }
            .Where(one => one.Item1).Select(one => one.Item2).ToList();
        (Weekday, Hour) = (Text(choice.ReminderWeekday), Text(choice.ReminderHour));
        await FindMailboxAsync();
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
            await FindMailboxAsync();
            return Page();
        }

        await choose.RunAsync(User.Scope(), new MessageChoice
        {
            WantsReminder = voulu.Contains(ReminderWord), WantsReceipt = voulu.Contains(ReceiptWord), WantsDigest = voulu.Contains(DigestWord),
            ReminderWeekday = int.Parse(Weekday, CultureInfo.InvariantCulture), ReminderHour = int.Parse(Hour, CultureInfo.InvariantCulture),
        }, HttpContext.ReceivedAtInstant());
        return this.SeeOther(FamilyPages.Messages + "?enregistre");
    }

    private async Task FindMailboxAsync() => Where = await choices.MailboxAsync(User.Scope()) is { } mailbox ? ChoiceTexts.Mailbox(mailbox) : ChoiceTexts.NoMailbox;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
