using System.Globalization;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.App.Regulation;

/// <summary>Reads the 26 parameters of a règlement file; each that is not written keeps its default.</summary>
internal static class PolicyReader
{
    public const int MostTiers = 10;
    private const int MostMeals = 366;

    public static (BillingTerms Terms, RefundPolicy Policy) Read(YamlSection file)
    {
        var billing = file["facturation"].SectionOrEmpty();
        var cancelling = file["annulation"].SectionOrEmpty();
        var usual = new RefundPolicy { Tiers = Tiers(file["paliers"]) };
        var policy = WithCancelling(WithBilling(usual, billing), cancelling) with
        {
            Reasons = Reasons(file["motifs"].SectionOrEmpty()),
            ReasonPriority = Priority(file["priorite_des_motifs"]),
            Settlement = Settlement(file["reglement_des_sommes"].SectionOrEmpty()),
        };
        var terms = Terms(billing["debut_des_trimestres"]);
        billing.NoMore();
        cancelling.NoMore();
        return (terms, policy);
    }

    private static RefundPolicy WithBilling(RefundPolicy usual, YamlSection billing)
    {
        var plans = billing["formules"];
        return usual with
        {
            BillingEntity = billing["par"].WordOr(RegulationWords.BilledBy, usual.BillingEntity),
            PriceBasis = Basis(billing["base"]),
            UnitPriceSource = billing["prix_du_repas"].WordOr(RegulationWords.PriceSource, usual.UnitPriceSource),
            RefundShare = Share(billing["remboursement_de_plein_droit"], usual.RefundShare),
            Rounding = billing["arrondi"].WordOr(RegulationWords.Rounding, usual.Rounding),
            AidTreatment = billing["familles_aidees"].WordOr(RegulationWords.Aid, usual.AidTreatment),
            CapPerTerm = billing["plafond_par_trimestre"].YesOr(usual.CapPerTerm),
            EligiblePlans = plans.IsMissing
                ? usual.EligiblePlans
                : plans.Items(1, 3).Aggregate(EligiblePlans.None, (sum, item) => sum | item.Word(RegulationWords.Plan)),
        };
    }

    private static RefundPolicy WithCancelling(RefundPolicy usual, YamlSection cancelling)
    {
        var most = cancelling["repas_par_trimestre"];
        return usual with
        {
            LateCancellation = Late(cancelling["apres_l_heure_limite"]),
            RequiresNotProduced = cancelling["seulement_si_non_produit"].YesOr(usual.RequiresNotProduced),
            UndoLimit = cancelling["retablir_jusqu_a"].WordOr(RegulationWords.Undo, usual.UndoLimit),
            CancelHorizon = cancelling["jusqu_a_la_fin_de"].WordOr(RegulationWords.Horizon, usual.CancelHorizon),
            MaxCancelledMealsPerTerm = most.IsMissing || most.IsWord("sans_limite") ? null : most.Whole(1, MostMeals),
            ShowUpAfterCancellation = cancelling["eleve_venu_quand_meme"].WordOr(RegulationWords.ShowUp, usual.ShowUpAfterCancellation),
            PackedMealFromSchool = cancelling["panier_fourni"].WordOr(RegulationWords.PackedMeal, usual.PackedMealFromSchool),
            MayStayOnSite = cancelling["peut_rester_sur_place"].YesOr(usual.MayStayOnSite),
        };
    }

    private static List<Tier> Tiers(YamlField field) => field.Items(1, MostTiers).Select(item =>
    {
        var section = item.Section();
        var tier = new Tier(
            section["palier"].Whole(1, MostTiers),
            Cutoff(section["jusqu_a"].Section()),
            Share(section["rembourse"], null),
            section["article"].TextOrNull());
        section.NoMore();
        return tier;
    }).ToList();

    private static CutoffRule Cutoff(YamlSection section)
    {
        var hour = section["heure"].Hour();
        var (days, weeks, groups) = (section["jours_avant"], section["semaines_avant"], section["selon_le_jour"]);
        var (unit, weekday) = (section["compter"], section["le"]);
        CutoffRule rule =
            !weeks.IsMissing ? new WeeklyCutoff(weekday.Word(RegulationWords.Weekday), weeks.Whole(1, 12), hour)
            : !groups.IsMissing ? new GroupedCutoff(groups.Items(1, 7).Select(item => Group(item.Section())).ToList(), hour)
            : new RelativeCutoff(days.Whole(0, CutoffRule.MaxBack), unit.Word(RegulationWords.DayUnit), hour);
        foreach (var extra in Extra(rule, days, unit, weeks, weekday, groups).Where(extra => !extra.IsMissing))
        {
            extra.Wrong(RegulationFileFault.UnknownKey, 0, "jours_avant et compter, ou semaines_avant et le, ou selon_le_jour");
        }

        section.NoMore();
        return rule;
    }

    /// <summary>The keys of the other ways to write a deadline: one way at a time.</summary>
    private static YamlField[] Extra(
        CutoffRule rule, YamlField days, YamlField unit, YamlField weeks, YamlField weekday, YamlField groups) => rule switch
        {
            WeeklyCutoff => [days, unit, groups],
            GroupedCutoff => [days, unit, weeks, weekday],
            _ => [weeks, weekday, groups],
        };

    private static CutoffGroup Group(YamlSection section)
    {
        var group = new CutoffGroup(RegulationReader.Weekdays(section["repas"]), section["le"].Word(RegulationWords.Weekday));
        section.NoMore();
        return group;
    }

    private static TierShare Share(YamlField field, TierShare? whenMissing)
    {
        if (field.IsMissing && whenMissing is not null)
        {
            return whenMissing;
        }

        if (!field.IsSection)
        {
            return field.Word(RegulationWords.Share);
        }

        var section = field.Section();
        var (percent, amount) = (section["pourcentage"], section["montant"]);
        TierShare share = amount.IsMissing
            ? new TierShare.Percent(percent.Whole(0, 100))
            : new TierShare.FixedAmount(amount.Amount());
        if (!amount.IsMissing && !percent.IsMissing)
        {
            percent.Wrong(RegulationFileFault.UnknownKey, 0, "pourcentage, ou montant");
        }

        section.NoMore();
        return share;
    }

    private static LateCancellation Late(YamlField field)
    {
        if (!field.IsSection)
        {
            return field.WordOr(RegulationWords.Late, new LateCancellation.NoRefund());
        }

        var section = field.Section();
        var late = new LateCancellation.PartialRefund(section["pourcentage"].Whole(0, 100));
        section.NoMore();
        return late;
    }

    private static PriceBasis Basis(YamlField field)
    {
        if (!field.IsSection)
        {
            return field.WordOr(RegulationWords.Basis, new PriceBasis.RealDays());
        }

        var section = field.Section();
        var basis = new PriceBasis.TheoreticalDays(section["jours_theoriques"].Whole(1, 366));
        section.NoMore();
        return basis;
    }

    private static BillingTerms Terms(YamlField field)
    {
        if (field.IsMissing)
        {
            return BillingTerms.Usual;
        }

        try
        {
            return new(field.Items(1, 12).Select(TermStart).ToList());
        }
        catch (ArgumentException)
        {
            return field.Wrong(RegulationFileFault.TermOrder, BillingTerms.Usual);
        }
    }

    private static MonthDay TermStart(YamlField field) =>
        DateOnly.TryParseExact(field.Text() + "/2001", "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(day.Month, day.Day)
            : field.Wrong(RegulationFileFault.TermOrder, new MonthDay(9, 1));

    private static IReadOnlyList<RefundReason> Priority(YamlField field) => field.IsMissing
        ? RefundPolicy.DefaultPriority
        : field.Items(1, RegulationWords.Reason.Count).Select(item => item.Word(RegulationWords.Reason)).ToList();

    private static Settlement Settlement(YamlSection section)
    {
        var usual = Domain.Regulation.Settlement.Default;
        var months = section["solde_oublie_mois"];
        var settlement = new Settlement(
            section["mode"].WordOr(RegulationWords.Settlement, usual.Mode),
            section["virement"].WordOr(RegulationWords.Transfer, usual.Transfer),
            section["virement_minimum"].AmountOrNull() ?? usual.MinTransfer,
            section["solde_oublie"].AmountOrNull() ?? usual.DormantBalance,
            months.IsMissing ? usual.DormantMonths : months.Whole(1, 60));
        section.NoMore();
        return settlement;
    }

    private static List<ReasonRule> Reasons(YamlSection section)
    {
        var rules = RegulationWords.Reason.Select(word => Reason(section[word.Key], word.Value)).ToList();
        section.NoMore();
        return rules;
    }

    private static ReasonRule Reason(YamlField field, RefundReason reason)
    {
        var usual = ReasonRule.DefaultFor(reason);
        if (field.IsMissing)
        {
            return usual;
        }

        var section = field.Section();
        var (asked, length) = (section["demande"], section["duree"]);
        var rule = new ReasonRule(
            reason,
            section["classe"].Word(RegulationWords.Class),
            asked.IsMissing ? null : Request(asked.Section()),
            section["justificatif"].YesOr(false),
            length.IsMissing ? AbsenceThreshold.None : Threshold(length.Section()),
            section["article"].TextOrNull());
        section.NoMore();
        return rule;
    }

    private static RequestDeadline Request(YamlSection section)
    {
        var request = new RequestDeadline(section["jours"].Whole(0, 366), section["a_compter"].Word(RegulationWords.Anchor));
        section.NoMore();
        return request;
    }

    private static AbsenceThreshold Threshold(YamlSection section)
    {
        var waiting = section["franchise"];
        var threshold = new AbsenceThreshold(
            section["jours"].Whole(1, 366),
            section["comparaison"].WordOr(RegulationWords.Comparison, DayComparison.AtLeast),
            section["compter"].Word(RegulationWords.AbsenceDay),
            section["consecutifs"].YesOr(true),
            section["vacances_interrompent"].YesOr(false),
            waiting.IsMissing ? 0 : waiting.Whole(0, 366));
        section.NoMore();
        return threshold;
    }
}
