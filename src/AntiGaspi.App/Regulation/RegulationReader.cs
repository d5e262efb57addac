using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.App.Regulation;

/// <summary>Turns the French keys of a règlement file into a règlement.</summary>
internal static class RegulationReader
{
    private const int MostSchools = 400;
    private const int MostPrices = 60;
    private const int MostExamples = 200;
    private const int MostDays = 200;

    public static RegulationFile Read(YamlSection file)
    {
        file["format"].Whole(1, 1);
        var (terms, policy) = PolicyReader.Read(file);
        var vote = file["deliberation"].Section();
        var validity = file["application"].Section();
        var examples = file["exemples"].Section();
        var regulation = new CanteenRegulation
        {
            Title = file["titre"].Text(),
            IsExample = file["exemple"].YesOr(false),
            Deliberation = new(vote["numero"].Text(60), vote["adoptee_le"].Day(), vote["executoire_le"].Day()),
            ValidFrom = validity["du"].Day(),
            ValidTo = validity["au"].DayOrNull(),
            Schools = Schools(validity["colleges"]),
            Policy = policy,
            Terms = terms,
            Tariffs = file["tarifs"].ItemsOrNone(MostPrices).Select(item => Tariff(item.Section())).ToList(),
            Examples = examples["cas"].ItemsOrNone(MostExamples).Select(item => Example(item.Section())).ToList(),
        };
        var place = Place(examples["lieu"].Section());
        vote.NoMore();
        validity.NoMore();
        examples.NoMore();
        file.NoMore();
        return new(regulation, place);
    }

    public static IReadOnlyList<DateOnly> Days(YamlField field) => field.ItemsOrNone(MostDays).Select(item => item.Day()).ToList();

    public static Weekdays Weekdays(YamlField field) =>
        Domain.Basics.Weekdays.Of([.. field.Items(1, 7).Select(item => item.Word(RegulationWords.Weekday))]);

    private static List<string> Schools(YamlField field) =>
        field.IsWord("tous") ? [] : field.Items(1, MostSchools).Select(SchoolCode).ToList();

    private static string SchoolCode(YamlField field)
    {
        var code = field.Text(8).ToUpperInvariant();
        var isCode = code.Length == 8 && code[..7].All(char.IsAsciiDigit) && char.IsAsciiLetterUpper(code[7]);
        return isCode ? code : field.Wrong(RegulationFileFault.NotSchoolCode, "");
    }

    private static Tariff Tariff(YamlSection section)
    {
        var tariff = new Tariff(
            section["classe"].Text(30),
            section["libelle"].Text(),
            section["prix"].Items(1, MostPrices).Select(item => Price(item.Section())).ToList(),
            section["article"].TextOrNull());
        section.NoMore();
        return tariff;
    }

    private static DatedPrice Price(YamlSection section)
    {
        var forfait = section["forfait"];
        var meal = section["repas"];
        var price = new DatedPrice(
            section["a_partir_du"].Day(),
            forfait.IsMissing ? new ExactPrice(meal.Amount()) : Forfait(forfait.Section()),
            section["denrees"].AmountOrNull(),
            section["remboursement_vote"].AmountOrNull());
        if (!forfait.IsMissing && !meal.IsMissing)
        {
            meal.Wrong(RegulationFileFault.UnknownKey, 0, "repas, ou forfait");
        }

        section.NoMore();
        return price;
    }

    private static ExactPrice Forfait(YamlSection section)
    {
        var price = new ExactPrice(section["montant"].Amount(), section["jours"].Whole(1, 366));
        section.NoMore();
        return price;
    }

    private static ExamplePlace Place(YamlSection section)
    {
        var place = new ExamplePlace(
            section["zone"].Word(RegulationWords.Zone),
            Weekdays(section["jours_servis"]),
            TimeZone(section["fuseau"]),
            Days(section["fermetures"]),
            Days(section["jours_en_plus"]));
        section.NoMore();
        return place;
    }

    private static TimeZoneInfo TimeZone(YamlField field)
    {
        if (field.IsMissing)
        {
            return TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(field.Text(60), out var zone)
            ? zone
            : field.Wrong(RegulationFileFault.UnknownTimeZone, TimeZoneInfo.Utc);
    }

    private static WorkedExample Example(YamlSection section)
    {
        var reason = section["motif"].WordOr(RegulationWords.Reason, RefundReason.CancelledInTime);
        var asked = section["demande_le"];
        var tier = section["palier"];
        var deadline = section["heure_limite"];
        var example = new WorkedExample(
            section["cas"].Text(),
            section["classe"].Text(30),
            section["repas"].Items(1, MostDays).Select(item => item.Day()).ToList(),
            reason,
            asked.IsMissing && reason != RefundReason.CancelledInTime ? null : asked.Instant(),
            section["rembourse"].Amount(),
            tier.IsMissing ? null : tier.IsWord("trop_tard") ? 0 : tier.Whole(1, PolicyReader.MostTiers),
            deadline.IsMissing ? null : deadline.Instant());
        section.NoMore();
        return example;
    }
}
