using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Notices;

/// <summary>A message that a family asked for, on each way that leads to them: the mailbox, and the browsers that they asked to be told on.</summary>
internal static class WaysToFamily
{
    /// <summary>Under which names the values of a message to a browser stand, beside those of the message that it tells of.</summary>
    public const string Device = "device";
    public const string About = "about";

    /// <summary>Writes it in the transaction of the scope of the family; false when no way leads to them.</summary>
    public static async Task<bool> AddAsync(Transaction transaction, MessageKind kind, Dictionary<string, string> values, DateTimeOffset now)
    {
        var mailboxes = await transaction.QueryAsync<string>(FamilyNoticeSql.Mailbox);
        if (mailboxes is [var mailbox, ..])
        {
            await Outbox.AddAsync(transaction, new Message(kind, mailbox, values, FamilyNotice.LastsFor), now);
        }

        var devices = await transaction.QueryAsync<Guid>(Devices, new { AddPushDevice.Most });
        foreach (var device in devices)
        {
            var told = new Dictionary<string, string>(values, StringComparer.Ordinal) { [Device] = device.ToString("D"), [About] = kind.ToString() };
            await Outbox.AddAsync(transaction, new Message(MessageKind.PushNotice, "", told, FamilyNotice.LastsFor), now);
        }

        return mailboxes.Count + devices.Count > 0;
    }

    private const string Devices =
        "select subscription_id from push_subscription where tenant = @tenant and account_id = @account order by made_at desc, subscription_id desc limit @Most";
}
