using System.Text;
using AntiGaspi.App.Notices;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>What is read in the report of a mail server, and what is left.</summary>
public sealed class DeliveryReportReaderTests
{
    private const string Camille = "camille@exemple.fr";

    private static readonly Guid Mail = World.NewId();

    [Theory]
    [InlineData("postfix")]
    [InlineData("exchange")]
    public void A_mail_that_failed_for_good_is_read_with_its_number_and_its_mailbox(string name)
    {
        var failed = Assert.IsType<ReadReport.Failed>(Read(ReportSample.Of(name, $"<{Mail:D}@exemple.fr>", Camille)));
        Assert.Equal((Mail, Camille), (failed.MessageId, Assert.Single(failed.Mailboxes)));
    }

    [Theory]
    [InlineData("postfix-delayed", "5.1.1", ReportFate.NotFailed)]
    [InlineData("exim-words", "5.1.1", ReportFate.NotAReport)]
    [InlineData("postfix", "4.4.1", ReportFate.NotFailed)]
    [InlineData("postfix", "2.1.5", ReportFate.NotFailed)]
    [InlineData("postfix", "", ReportFate.NotFailed)]
    [InlineData("postfix", "550", ReportFate.NotFailed)]
    [InlineData("postfix", "5.7.1", ReportFate.NotTheMailbox)]
    [InlineData("postfix", "5.7.26 (policy)", ReportFate.NotTheMailbox)]
    [InlineData("postfix", "5.6.0", ReportFate.NotTheMailbox)]
    [InlineData("postfix", "5.3.4", ReportFate.NotTheMailbox)]
    [InlineData("postfix", "5.2.3", ReportFate.NotTheMailbox)]
    public void What_says_nothing_for_good_of_the_mailbox_is_left(string name, string status, ReportFate why) =>
        Assert.Equal(new ReadReport.Left(why), Read(ReportSample.Of(name, $"<{Mail:D}@exemple.fr>", Camille, status)));

    [Theory]
    [InlineData("5.1.1")]
    [InlineData("5.1.10")]
    [InlineData("5.2.1 (mailbox disabled)")]
    [InlineData("5.4.4")]
    [InlineData("5.0.0")]
    public void What_says_that_no_mail_reaches_it_is_read(string status) =>
        Assert.IsType<ReadReport.Failed>(Read(ReportSample.Of("postfix", $"<{Mail:D}@exemple.fr>", Camille, status)));

    [Theory]
    [InlineData("<20261123100205@exemple.fr>", ReportFate.UnknownMail)]
    [InlineData("<>", ReportFate.NamesNoMail)]
    public void Another_number_than_one_of_ours_is_of_no_mail(string number, ReportFate why) =>
        Assert.Equal(new ReadReport.Left(why), Read(ReportSample.Of("postfix", number, Camille)));

    [Fact]
    public void A_mailbox_that_another_one_was_handed_on_to_is_named_with_the_one_that_was_written_to()
    {
        var text = ReportSample.Of("postfix", $"<{Mail:D}@exemple.fr>", Camille).Replace($"Final-Recipient: rfc822; {Camille}", "Final-Recipient: rfc822; ancienne@ailleurs.example", StringComparison.Ordinal);
        Assert.Equal(["ancienne@ailleurs.example", Camille], Assert.IsType<ReadReport.Failed>(Read(text)).Mailboxes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\u0001\u0002")]
    [InlineData("Bonjour, je ne suis pas un message.")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n--x--\n")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n\n--x--\n")]
    [InlineData("Subject: Absence du bureau\n\nJe reviens lundi.")]
    public void Whatever_else_is_handed_in_is_left_without_a_fault(string text) => Assert.IsType<ReadReport.Left>(Read(text));

    [Fact]
    public void A_large_one_a_deep_one_and_one_of_many_mailboxes_cost_little()
    {
        Assert.Equal(new ReadReport.Left(ReportFate.TooLarge), DeliveryReportReader.Read(new byte[DeliveryReportReader.MaxBytes + 1]));

        var deep = new StringBuilder();
        for (var i = 0; i < 5000; i++)
        {
            deep.Append("Content-Type: multipart/report; report-type=delivery-status; boundary=b").Append(i).Append("\n\n--b").Append(i).Append('\n');
        }

        Assert.IsType<ReadReport.Left>(Read(deep.ToString()));
        var many = ReportSample.Of("postfix", $"<{Mail:D}@exemple.fr>", Camille);
        var group = $"Final-Recipient: rfc822; {Camille}\nAction: failed\nStatus: 5.1.1\n\n";
        var groups = string.Concat(Enumerable.Range(0, 5000).Select(i => group.Replace("camille", $"camille{i}", StringComparison.Ordinal)));
        Assert.InRange(Assert.IsType<ReadReport.Failed>(Read(many.Replace($"Final-Recipient: rfc822; {Camille}\n", $"{groups}Final-Recipient: rfc822; {Camille}\n", StringComparison.Ordinal))).Mailboxes.Count, 1, 20);
    }

    private static ReadReport Read(string text) => DeliveryReportReader.Read(ReportSample.Bytes(text));
}
