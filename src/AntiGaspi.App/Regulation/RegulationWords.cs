using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.App.Regulation;

/// <summary>The French words of a règlement file and what they mean. The JSON schema lists the same ones; a test compares them.</summary>
internal static class RegulationWords
{
    public static readonly IReadOnlyDictionary<string, bool> YesOrNo = new Dictionary<string, bool> { ["oui"] = true, ["non"] = false };

    public static readonly IReadOnlyDictionary<string, DayOfWeek> Weekday = new Dictionary<string, DayOfWeek>
    {
        ["lundi"] = DayOfWeek.Monday,
        ["mardi"] = DayOfWeek.Tuesday,
        ["mercredi"] = DayOfWeek.Wednesday,
        ["jeudi"] = DayOfWeek.Thursday,
        ["vendredi"] = DayOfWeek.Friday,
        ["samedi"] = DayOfWeek.Saturday,
        ["dimanche"] = DayOfWeek.Sunday,
    };

    public static readonly IReadOnlyDictionary<string, DayUnit> DayUnit = new Dictionary<string, DayUnit>
    {
        ["jours_de_service"] = Domain.Calendar.DayUnit.ServiceDay,
        ["jours_ouvres"] = Domain.Calendar.DayUnit.WorkingDay,
        ["jours_calendaires"] = Domain.Calendar.DayUnit.CalendarDay,
    };

    public static readonly IReadOnlyDictionary<string, AbsenceDay> AbsenceDay = new Dictionary<string, AbsenceDay>
    {
        ["jours_calendaires"] = Domain.Regulation.AbsenceDay.CalendarDay,
        ["jours_ouvres"] = Domain.Regulation.AbsenceDay.WorkingDay,
        ["jours_de_classe"] = Domain.Regulation.AbsenceDay.SchoolDay,
        ["jours_de_repas"] = Domain.Regulation.AbsenceDay.MealDayOfPlan,
    };

    public static readonly IReadOnlyDictionary<string, DayComparison> Comparison = new Dictionary<string, DayComparison>
    {
        ["au_moins"] = DayComparison.AtLeast,
        ["plus_de"] = DayComparison.MoreThan,
    };

    public static readonly IReadOnlyDictionary<string, TierShare> Share = new Dictionary<string, TierShare>
    {
        ["tout"] = new TierShare.Full(),
        ["denrees"] = new TierShare.FoodCostOnly(),
        ["rien"] = new TierShare.None(),
    };

    public static readonly IReadOnlyDictionary<string, BillingEntity> BilledBy = new Dictionary<string, BillingEntity>
    {
        ["college"] = BillingEntity.School,
        ["departement"] = BillingEntity.LocalAuthority,
    };

    public static readonly IReadOnlyDictionary<string, PriceBasis> Basis = new Dictionary<string, PriceBasis>
    {
        ["jours_reels"] = new PriceBasis.RealDays(),
        ["montants_par_trimestre"] = new PriceBasis.FixedTermAmounts(),
    };

    public static readonly IReadOnlyDictionary<string, UnitPriceSource> PriceSource = new Dictionary<string, UnitPriceSource>
    {
        ["tarif"] = UnitPriceSource.MealPriceOfPlan,
        ["forfait_annuel"] = UnitPriceSource.AnnualForfait,
        ["forfait_du_trimestre"] = UnitPriceSource.TermAmount,
        ["montant_vote"] = UnitPriceSource.FixedAmount,
    };

    public static readonly IReadOnlyDictionary<string, RoundingOrder> Rounding = new Dictionary<string, RoundingOrder>
    {
        ["chaque_repas"] = RoundingOrder.UnitThenMultiply,
        ["total"] = RoundingOrder.MultiplyThenRound,
    };

    public static readonly IReadOnlyDictionary<string, AidTreatment> Aid = new Dictionary<string, AidTreatment>
    {
        ["part_de_la_famille"] = AidTreatment.FamilyShareOnly,
        ["prix_entier"] = AidTreatment.Gross,
    };

    public static readonly IReadOnlyDictionary<string, EligiblePlans> Plan = new Dictionary<string, EligiblePlans>
    {
        ["forfait"] = EligiblePlans.FlatRate,
        ["ticket"] = EligiblePlans.PayPerMeal,
        ["internat"] = EligiblePlans.Boarders,
    };

    public static readonly IReadOnlyDictionary<string, LateCancellation> Late = new Dictionary<string, LateCancellation>
    {
        ["rien"] = new LateCancellation.NoRefund(),
        ["si_non_produit"] = new LateCancellation.RefundIfNotProduced(),
    };

    public static readonly IReadOnlyDictionary<string, UndoLimit> Undo = new Dictionary<string, UndoLimit>
    {
        ["heure_limite"] = UndoLimit.Cutoff,
        ["accord_du_chef"] = UndoLimit.LaterWithCook,
    };

    public static readonly IReadOnlyDictionary<string, CancelHorizon> Horizon = new Dictionary<string, CancelHorizon>
    {
        ["annee_scolaire"] = CancelHorizon.EndOfSchoolYear,
        ["trimestre"] = CancelHorizon.EndOfTerm,
    };

    public static readonly IReadOnlyDictionary<string, ShowUpRule> ShowUp = new Dictionary<string, ShowUpRule>
    {
        ["sans_remboursement"] = ShowUpRule.VoidRefund,
        ["repas_occasionnel"] = ShowUpRule.ChargeOccasionalPrice,
    };

    public static readonly IReadOnlyDictionary<string, PackedMealRule> PackedMeal = new Dictionary<string, PackedMealRule>
    {
        ["non_rembourse"] = PackedMealRule.NoRefund,
        ["rembourse"] = PackedMealRule.Refund,
    };

    public static readonly IReadOnlyDictionary<string, SettlementMode> Settlement = new Dictionary<string, SettlementMode>
    {
        ["facture_nette"] = SettlementMode.NetAtAssessment,
        ["reduction_puis_avoir"] = SettlementMode.ReductionThenCredit,
    };

    public static readonly IReadOnlyDictionary<string, TransferMoment> Transfer = new Dictionary<string, TransferMoment>
    {
        ["fin_d_annee"] = TransferMoment.YearEnd,
        ["depart"] = TransferMoment.Departure,
        ["sur_demande"] = TransferMoment.OnRequest,
    };

    public static readonly IReadOnlyDictionary<string, RefundReason> Reason = new Dictionary<string, RefundReason>
    {
        ["decommande"] = RefundReason.CancelledInTime,
        ["fermeture"] = RefundReason.ServiceClosed,
        ["sortie"] = RefundReason.SchoolTrip,
        ["stage"] = RefundReason.Internship,
        ["centre_d_examen"] = RefundReason.ExamCentre,
        ["exclusion"] = RefundReason.Exclusion,
        ["depart"] = RefundReason.Departure,
        ["deces"] = RefundReason.Death,
        ["raison_medicale"] = RefundReason.Illness,
        ["jeune_prolonge"] = RefundReason.ProlongedFast,
        ["changement_de_regime"] = RefundReason.RegimeChange,
        ["transport"] = RefundReason.TransportDisrupted,
        ["autre"] = RefundReason.OtherConditional,
    };

    public static readonly IReadOnlyDictionary<string, ReasonClass> Class = new Dictionary<string, ReasonClass>
    {
        ["de_plein_droit"] = ReasonClass.OfRight,
        ["sous_conditions"] = ReasonClass.Conditional,
        ["exclu"] = ReasonClass.Excluded,
    };

    public static readonly IReadOnlyDictionary<string, RequestAnchor> Anchor = new Dictionary<string, RequestAnchor>
    {
        ["avant_le_debut"] = RequestAnchor.BeforeStart,
        ["apres_le_retour"] = RequestAnchor.AfterReturn,
        ["avant_la_fin_du_trimestre"] = RequestAnchor.BeforeTermEnd,
    };

    public static readonly IReadOnlyDictionary<string, SchoolZone> Zone = new Dictionary<string, SchoolZone>
    {
        ["A"] = SchoolZone.A,
        ["B"] = SchoolZone.B,
        ["C"] = SchoolZone.C,
    };
}
