using AntiGaspi.App.Access;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.Impact;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Look;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Regulation;
using AntiGaspi.App.Roster;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.Pages.Office;
using AntiGaspi.Web.Pages.Team;

namespace AntiGaspi.Web.Hosting;

/// <summary>Every act and reading of the service, in one list. They hold no state, so one of each serves everybody.</summary>
internal static class Acts
{
    public static IServiceCollection AddActs(this IServiceCollection services) => services
        .AddSingleton<CancelMeals>().AddSingleton<RestoreMeals>().AddSingleton<TellLate>().AddSingleton<TakeBackLate>().AddSingleton<TellPupilLife>()
        .AddSingleton<MealCalendar>().AddSingleton<OperationReceipt>()
        .AddSingleton<DeclareAbsence>().AddSingleton<ConfirmAbsence>().AddSingleton<EndAbsence>().AddSingleton<StandingAbsences>().AddSingleton<FamilyHistory>()
        .AddSingleton<ClaimAbsentMeals>().AddSingleton<SettleAbsences>().AddSingleton<AskAbsences>().AddSingleton<AskedAbsenceCard>()
        .AddSingleton<MarkPresence>().AddSingleton<AttendanceSheet>().AddSingleton<DeclareAttendance>().AddSingleton<TellMismatches>()
        .AddSingleton<FamilyMismatches>().AddSingleton<ContestAttendance>().AddSingleton<OfficeContests>().AddSingleton<AnswerContest>()
        .AddSingleton<StateCustody>().AddSingleton<OwnWeeks>().AddSingleton<TellBothParents>().AddSingleton<SharedActCard>().AddSingleton<AbsenceDesk>().AddSingleton<AbsenceActs>()
        .AddSingleton<HeadcountBoard>().AddSingleton<HeadcountStory>().AddSingleton<SealHeadcount>()
        .AddSingleton<RecordCovers>().AddSingleton<WithdrawCovers>().AddSingleton<CoversBook>()
        .AddSingleton<DeclareEvent>().AddSingleton<WithdrawEvent>().AddSingleton<OfficeCalendar>().AddSingleton<ExplainEvent>().AddSingleton<RefreshServiceDays>()
        .AddSingleton<RegisterRegulation>().AddSingleton<RecordTariff>().AddSingleton<RevalueMeals>()
        .AddSingleton<ImportRoster>().AddSingleton<SiecleUploads>().AddSingleton<ImportRecord>().AddSingleton<ImportDesk>()
        .AddSingleton<OfficeSchools>().AddSingleton<OfficePupils>().AddSingleton<PupilCard>().AddSingleton<ReadDiet>().AddSingleton<SetMealPlan>()
        .AddSingleton<FamilyStatement>().AddSingleton<ExplainMeal>()
        .AddSingleton<BatchesToPrepare>().AddSingleton<PrepareBatch>().AddSingleton<WithdrawBatch>().AddSingleton<SignBatch>().AddSingleton<ReturnBatch>().AddSingleton<ControlBatch>()
        .AddSingleton<RefundBatches>().AddSingleton<ExplainBatch>()
        .AddSingleton<PublicFigures>()
        .AddSingleton<ReadLooks>().AddSingleton<SetLook>()
        .AddSingleton<OpenSession>().AddSingleton<ReadSession>().AddSingleton<CloseSessions>().AddSingleton<OwnSessions>()
        .AddSingleton<OpenAccount>().AddSingleton<ChooseLanguage>().AddSingleton<LanguageOfReader>().AddSingleton<FindSpaces>()
        .AddSingleton<SignInSecrets>().AddSingleton<KnownAddress>().AddSingleton<Throttle>().AddSingleton<AskForSignInLink>().AddSingleton<UseSignInLink>().AddSingleton<KeptForms>()
        .AddSingleton<TelephoneSecrets>().AddSingleton<KnownAgents>().AddSingleton<ProvenMailboxes>().AddSingleton<EmergencyTrail>().AddSingleton<UseSecondFactor>().AddSingleton<SetUpSecondFactor>()
        .AddSingleton<ResetSecondFactor>().AddSingleton<MakeEnrolmentCode>().AddSingleton<EnrolByCode>().AddSingleton<AdoptAccount>()
        .AddSingleton<InviteAgent>().AddSingleton<AcceptInvitations>().AddSingleton<WithdrawInvitation>().AddSingleton<EndRole>().AddSingleton<TeamList>()
        .AddSingleton<InvitationCard>().AddSingleton<TeamActs>()
        .AddSingleton<GiveDelegation>().AddSingleton<EndDelegation>().AddSingleton<DelegationList>().AddSingleton<DelegationCard>()
        .AddSingleton<AuthoritySchools>().AddSingleton<AccountsToControl>().AddSingleton<DoorList>().AddSingleton<PupilLifeList>().AddSingleton<OfferPupilLife>().AddSingleton<ServiceState>()
        .AddSingleton<ForgetMessages>().AddSingleton<UnreachableMailboxes>().AddSingleton<SentMark>().AddSingleton<NoteReturnedMail>()
        .AddSingleton<SealedIds>().AddSingleton<MealLinks>().AddSingleton<UseMealLink>().AddSingleton<StopLink>().AddSingleton<MessageChoices>().AddSingleton<ChooseMessages>().AddSingleton<PushSeals>().AddSingleton<AddPushDevice>().AddSingleton<EndPushDevice>()
        .AddSingleton<IReminderSource, EndedRecurrences>().AddSingleton<IReminderSource, CalendarReturns>().AddSingleton<IReminderSource, CollectiveEvents>()
        .AddSingleton<FindReminders>().AddSingleton<FindChanges>().AddSingleton<WriteReminders>().AddSingleton<WriteDigests>()
        .AddSingleton<SchoolDirectory>().AddSingleton<SchoolDoor>().AddSingleton<MakeCalendarFeed>().AddSingleton<EndCalendarFeed>().AddSingleton<ReadCalendarFeed>().AddSingleton<LinkAudit>().AddSingleton<AuditHeads>().AddSingleton<DietReadings>().AddSingleton<ExportFamily>().AddSingleton<ApplyRetention>().AddSingleton<PurgeTrail>()
        .AddSingleton<CodeSecrets>().AddSingleton<LinkByCode>().AddSingleton<LinkByMailbox>().AddSingleton<AskForLink>().AddSingleton<JoinAccounts>()
        .AddSingleton<OwnChildren>().AddSingleton<OwnRequests>().AddSingleton<OwnMailboxes>().AddSingleton<AllSchools>()
        .AddSingleton<OfficeLinks>().AddSingleton<DecideLink>().AddSingleton<SuspendGuardian>().AddSingleton<PrintLetters>().AddSingleton<InviteFamilies>()
        .AddSingleton<ForgetCodes>()
        .AddSingleton<MealDesk>();
}
