using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>A message that a family asked for, on each way that leads to them: the mailbox, and the browsers that they asked to be told on.</summary>
internal static class WaysToFamily
{
    /// <summary>Under which names the values of a message to a browser stand, beside those of the message that it tells of.</summary>
    public const string Device = "device";
    public const string About = "about";

    /// <summary>Under which name the numbers of the message on every way stand.</summary>
    public const string Ways = "ways";

    /// <summary>Writes it in the transaction of the scope of the family; false when no way leads to them.</summary>
    public static async Task<bool> AddAsync(Transaction transaction, MessageKind kind, Dictionary<string, string> values, DateTimeOffset now)
    {
        List<Message> ways = [.. (await transaction.QueryAsync<string>(FamilyNoticeSql.Mailbox)).Select(mailbox => new Message(kind, mailbox, values, FamilyNotice.LastsFor))];
        foreach (var device in await transaction.QueryAsync<Guid>(Devices, new { AddPushDevice.Most }))
        {
            var told = new Dictionary<string, string>(values, StringComparer.Ordinal) { [Device] = device.ToString("D"), [About] = kind.ToString() };
            ways.Add(new(MessageKind.PushNotice, "", told, FamilyNotice.LastsFor));
        }

        var ids = ways.Select(_ => Ids.New(now)).ToList();
        var all = string.Join(' ', ids.Select(id => id.ToString("D")));
        foreach (var (way, id) in ways.Zip(ids))
        {
            await Outbox.AddAsync(transaction, way with { Values = new Dictionary<string, string>(way.Values, StringComparer.Ordinal) { [Ways] = all } }, now, id);
        }

        return ways.Count > 0;
    }

    private const string Devices =
        "select subscription_id from push_subscription where tenant = @tenant and account_id = @account order by made_at desc, subscription_id desc limit @Most";
}
