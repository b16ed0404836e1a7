namespace OpenRollout.Benchmarks;

/// <summary>The rows of the table, in their order.</summary>
internal static class AllRows
{
    private const string Struct = "hand-written struct";
    private const string Static = "static dictionary";

    /// <summary>Gets the rows that take nanoseconds: two ways to do the same for each of the thousand users.</summary>
    public static IEnumerable<PairedRow> Paired =>
    [
        new() { Name = "hand-written dictionary", Subject = Loops.HandWrittenDictionary, Baseline = Loops.HandWrittenStruct, Against = Struct },
        new() { Name = "snapshot, typed context", Subject = Loops.TypedSnapshot, Baseline = Loops.HandWrittenStruct, Against = Struct, MostRatio = 2.5, MostBytes = 0 },
        new() { Name = "snapshot of an EvaluationContext: making it", Subject = Loops.MakeSnapshot, Baseline = Loops.HandWrittenStruct, Against = Struct, MostTime = 120, MostBytes = 96, IsSameWork = false },
        new() { Name = "snapshot of a typed context: making it", Subject = Loops.MakeTypedSnapshot, Baseline = Loops.HandWrittenStruct, Against = Struct, IsSameWork = false },
        new() { Name = "each flag after that", Subject = Loops.UntypedSnapshot, Baseline = Loops.HandWrittenDictionary, Against = "hand-written dictionary", MostRatio = 1.5, MostBytes = 0 },
        new() { Name = "IsEnabled(typed context)", Subject = Loops.TypedContext, Baseline = Loops.HandWrittenStruct, Against = Struct, MostRatio = 8, MostBytes = 0 },
        new() { Name = "IsEnabled(EvaluationContext)", Subject = Loops.EvaluationContext, Baseline = Loops.HandWrittenStruct, Against = Struct, MostRatio = 15, MostBytes = 0 },
        new() { Name = "IsEnabled(typed context), ambient contexts", Subject = Application.Surrounded(Loops.TypedContext), Baseline = Loops.HandWrittenStruct, Against = Struct, MostRatio = 8, MostBytes = 0 },
        new() { Name = "IsEnabled(EvaluationContext), ambient contexts", Subject = Application.Surrounded(Loops.EvaluationContext), Baseline = Loops.HandWrittenStruct, Against = Struct, MostRatio = 15, MostBytes = 0 },
        new() { Name = "IsEnabled(typed context), compared with the client", Subject = Loops.TypedContext, Baseline = ClientLoops.OurProvider, Against = Application.ClientName, MostRatio = Application.HasRealClient ? 1.0 / 25 : null },
        new() { Name = "IsEnabled(EvaluationContext), compared with the client", Subject = Loops.EvaluationContext, Baseline = ClientLoops.OurProvider, Against = Application.ClientName, MostRatio = Application.HasRealClient ? 1.0 / 12 : null },
        new() { Name = "provider through the client", Subject = ClientLoops.OurProvider, Baseline = ClientLoops.IdleProvider, Against = $"no-op provider, {Application.ClientName}", MostRatio = 1.1, MayAllocateAsBaseline = true, IsSameWork = false },
        new() { Name = "provider alone", Subject = ClientLoops.ProviderAlone, Baseline = Loops.HandWrittenStruct, Against = Struct },
        new() { Name = "a flag that is off", Subject = Loops.SwitchedOff, Baseline = Benchmarks.Static.SwitchedOff, Against = Static, MostRatio = 2, MostBytes = 0 },
        new() { Name = "a flag without a rollout", Subject = Loops.Plain, Baseline = Benchmarks.Static.Plain, Against = Static, MostRatio = 2, MostBytes = 0 },
        new() { Name = "a flag at 100 %", Subject = Loops.Complete, Baseline = Benchmarks.Static.Complete, Against = Static, MostRatio = 2, MostBytes = 0 },
        new() { Name = "random flag of 10,000, by key", Subject = ManyFlagsLoops.Compiled, Baseline = ManyFlagsLoops.HandWritten, Against = "hand-written, FrozenDictionary", MostRatio = 2, MostBytes = 0, Rewind = ManyFlagsLoops.Rewind },
        new() { Name = "arm of a user for an event", Subject = ArmLoops.Find, Baseline = Loops.HandWrittenStruct, Against = Struct, MostTime = 150, MostBytes = 0, IsSameWork = false },
        new() { Name = "user of an event, seen before: hash and bit", Subject = EvidenceLoops.FindSeen, Baseline = Loops.HandWrittenStruct, Against = Struct, MostTime = 30, MostBytes = 0, IsSameWork = false },
        new() { Name = "user of an event, new: counted and to be written", Subject = EvidenceLoops.CountNew, Baseline = Loops.HandWrittenStruct, Against = Struct, MostTime = 500, IsSameWork = false },
        new() { Name = "event of a user who was counted before", Subject = TrackingLoops.SeenUsers, Baseline = Loops.HandWrittenStruct, Against = Struct, MostTime = 80, MostBytes = 0, IsSameWork = false },
        new() { Name = "event that no guardrail counts", Subject = TrackingLoops.UnwatchedEvents, Baseline = Loops.HandWrittenStruct, Against = Struct, MostTime = 15, MostBytes = 0, IsSameWork = false },
        new() { Name = "event of a user who is counted now, with a new provider for 1,000 users", Subject = TrackingLoops.NewUsers, Baseline = Loops.HandWrittenStruct, Against = Struct, IsSameWork = false },
        new() { Name = "cohort of 1,000,000: 1,000 users in turn", Subject = CohortLoops.InLargeSegment, Baseline = CohortLoops.InSmallSegment, Against = "200 keys", MostRatio = 2, MostBytes = 0, IsSameWork = false },
        new() { Name = "cohort of 1,000,000: random users", Subject = CohortLoops.RandomInMillion, Baseline = CohortLoops.RandomInStrings, Against = "FrozenSet<string>", MostRatio = 1.2, MostBytes = 0, Rewind = CohortLoops.Rewind },
        new() { Name = "Microsoft.FeatureManagement, these rules as a filter", Subject = ClientLoops.ContextualFilter, Baseline = Loops.HandWrittenStruct, Against = Struct },
        new() { Name = "Microsoft.FeatureManagement, its targeting filter", Subject = ClientLoops.TargetingFilter, Baseline = Loops.HandWrittenStruct, Against = Struct, IsSameWork = false },
    ];

    /// <summary>Returns the rows whose names contain one of some words; all rows when there are none.</summary>
    public static IEnumerable<Row> Named(IReadOnlyCollection<string> words)
        => All.Where(row => words.Count == 0 || words.Any(word => row.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));

    public static IEnumerable<Row> All =>
    [
        .. Paired,
        new WatchedRow { Name = "snapshot, typed context, evaluations counted", Begin = Watching.Counts },
        new WatchedRow { Name = "snapshot, typed context, exposures known", Begin = Watching.Exposures },
        new ThreadsRow { Name = "two threads, snapshots" },
        new ThreadsRow { Name = "two threads, snapshots, evaluations counted", Begin = Watching.Counts },
        new ThreadsRow { Name = "two threads, snapshot of an EvaluationContext: making it", Subject = Loops.MakeSnapshot, Baseline = Loops.AllocateContents, Against = "new object[], as large" },
        new ThreadsRow { Name = "two threads, snapshot of a typed context: making it", Subject = Loops.MakeTypedSnapshot, Baseline = Loops.AllocateAttributes, Against = "new AttributeValue[], as large" },
        new ThreadsRow { Name = "two threads, IsEnabled(typed context)", Subject = Loops.TypedContext },
        new ThreadsRow { Name = "two threads, IsEnabled(EvaluationContext)", Subject = Loops.EvaluationContext },
        new ThreadsRow { Name = "two threads, IsEnabled(EvaluationContext), ambient contexts", Subject = Application.Surrounded(Loops.EvaluationContext) },
        new ThreadsRow { Name = $"two threads, {Application.ClientName}", Subject = ClientLoops.OurProvider, Least = null },
        new CohortMemoryRow { Name = "cohort of 1,000,000: memory" },
        new LoadingRow { Name = "loading 10,000 flags" },
        new DecisionRow { Name = "decision in force, 50 flags", FlagCount = 50, MostTime = 250_000 },
        new DecisionRow { Name = "decision in force, 10,000 flags", FlagCount = 10_000, MostTime = 5_000_000 },
        new ReloadRow { Name = "reload during evaluations on two threads, 99.9th percentile" },
        new GeneratorRow { Name = "generator, 1,000 flags, cold" },
        new GeneratorRow { Name = "generator, an unrelated edit", IsEdit = true },
        new AnalyzersRow { Name = "analyzers, 40,000 calls in 1,000 files, each call" },
        new RemovalRow { Name = "removing a flag: 100 uses, 1,000 files in 6 projects" },
        new StartUpRow { Name = $"start-up of the {Application.ClientName}, a provider that does nothing", Command = StartUp.ClientCommand },
        new StartUpRow { Name = "start-up, 100 flags", Command = StartUp.Command },
        new StartUpRow { Name = "start-up, 100 flags, without the client's", Command = StartUp.Command, Minus = StartUp.ClientCommand, Against = $"the {Application.ClientName} alone, with the runtime" },
    ];

    /// <summary>Gets the rows that need programs published with Native AOT, which takes about a minute.</summary>
    public static IEnumerable<Row> Native => [new NativeStartUpRow { Name = "native start-up to the first value" }];

    /// <summary>Gets the rows of the command line, which run it in processes of their own for about half a minute.</summary>
    public static IEnumerable<Row> CommandLine =>
    [
        new KillRow { Name = "openrollout kill" },
        new BatchRow { Name = "openrollout eval --batch, 1,000,000 contexts" },
        new SimulationRow { Name = "openrollout simulate, 1,000,000 users, 4 stages" },
    ];
}
