using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Counting.Journals;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Tests.Counting;

/// <summary>What a state folder keeps, for whom and for how long.</summary>
public sealed class StateFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly string _journal;

    public StateFolderTests() => _journal = Watches.JournalOf(_folder["state"], Watches.Checkout);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var users = CountedUser.DrawSome(new Draw(5), 3_000);
        var point = new GuardrailPoint(_clock.GetUtcNow(), 0.25, 3, 4);
        StratumCounts[] counts;
        await using (var store = Open())
        {
            var evidence = store.Open(Watches.Checkout);
            Assert.Null(evidence.TellsOnlyBecause);
            Count(evidence, users);
            evidence.AddPoint(point);
            evidence.Decide(_clock.GetUtcNow());
            counts = evidence.GetCounts();
        }

        await using var again = Open();
        var resumed = again.Open(Watches.Checkout);
        Assert.Equal(counts, resumed.GetCounts());
        Assert.All(users, user => Assert.True(resumed.HasSeen(user.Hash)));
        Assert.Equal([point], resumed.GetHistory());
        Assert.Equal(_clock.GetUtcNow(), resumed.DecidedAt);
        Assert.Null(again.Problem);
    }

    [Fact]
    public async Task Users_are_written_some_time_after_they_were_counted_and_the_journal_stays_short()
    {
        await using var store = Open(new LocalEvidenceOptions { CompactionLength = 1_000 });
        var evidence = store.Open(Watches.Checkout);
        var users = CountedUser.DrawSome(new Draw(6), 4_000);
        Assert.False(File.Exists(_journal));
        for (var start = 0; start < users.Count; start += 100)
        {
            Count(evidence, users.Skip(start).Take(100));
            _clock.Advance(TimeSpan.FromMilliseconds(200));
            var expected = users.Take(start + 100).ToList();
            await Eventually.Is(() => JournalFormat.Read(File.ReadAllBytes(_journal), new MemoryLimit(long.MaxValue)).Users is var written
                && Ledger.Bits(written.Seen).Count() == expected.Count);
            Ledger.AssertHas(JournalFormat.Read(File.ReadAllBytes(_journal), new MemoryLimit(long.MaxValue)).Users, expected);
        }

        // Twice the compact length at most; without compaction it would be more than three times as long.
        Assert.InRange(new FileInfo(_journal).Length, users.Count, (4 * users.Count) + 2_000);
    }

    [Fact]
    public async Task A_decision_is_written_at_once()
    {
        await using var store = Open();
        var evidence = store.Open(Watches.Checkout);
        evidence.Count(1, Watches.Fifth, RolloutArm.Treated);
        evidence.Decide(_clock.GetUtcNow());

        var stored = Assert.Single(EvidenceReader.Read(_folder["state"], out var problems));
        Assert.Empty(problems);
        Assert.Equal(Watches.Checkout, stored.Identity);
        Assert.Equal(_clock.GetUtcNow(), stored.DecidedAt);
        Assert.Equal([new StratumCounts(0.2, 1, 0)], stored.Counts);
    }

    [Fact]
    public async Task A_second_process_only_tells_until_the_first_has_ended_and_then_continues_its_evidence()
    {
        var first = Open();
        first.Open(Watches.Checkout).Count(1, Watches.Fifth, RolloutArm.Treated);
        await using var second = Open();
        var evidence = second.Open(Watches.Checkout);
        Assert.Contains("another process", evidence.TellsOnlyBecause, StringComparison.Ordinal);
        Assert.Contains("another process", second.Problem, StringComparison.Ordinal);
        // Counted in memory, perhaps by both processes, so these counts are never added to those of the journal.
        evidence.Count(ulong.MaxValue, Watches.Fifth, RolloutArm.Control);
        evidence.Count(1, Watches.Fifth, RolloutArm.Treated);
        Assert.Equal([new StratumCounts(0.2, 1, 1)], evidence.GetCounts());
        await first.DisposeAsync();

        var raised = 0;
        evidence.Counted += _ => Interlocked.Increment(ref raised);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await Eventually.Is(() => Volatile.Read(ref raised) == 1);
        Assert.Null(evidence.TellsOnlyBecause);
        Assert.Null(second.Problem);
        Assert.Equal([new StratumCounts(0.2, 1, 0)], evidence.GetCounts());
        Assert.False(evidence.HasSeen(ulong.MaxValue));
    }

    [Fact]
    public async Task Flag_sets_and_environments_do_not_share_a_lock()
    {
        await using var first = Open();
        await using var second = Open();
        Assert.Null(first.Open(Watches.Checkout).TellsOnlyBecause);
        Assert.Null(second.Open(Watches.Checkout with { FlagSetId = "other" }).TellsOnlyBecause);
        Assert.Null(second.Open(Watches.Checkout with { Environment = null }).TellsOnlyBecause);
        Assert.NotNull(second.Open(Watches.Checkout with { FlagKey = "other" }).TellsOnlyBecause);
    }

    [Fact]
    public async Task A_changed_definition_is_muted_after_a_restart_too()
    {
        await CountOneAsync();
        await using var store = Open();
        var changed = store.Open(Watches.Checkout with { Definition = Watches.Checkout.Definition with { Event = "payment.failed" } });
        Assert.Contains("has changed", changed.MutedBecause, StringComparison.Ordinal);
        changed.Count(ulong.MaxValue, Watches.Fifth, RolloutArm.Treated);
        Assert.Equal([new StratumCounts(0.2, 1, 0)], changed.GetCounts());
        Assert.Null(store.Open(Watches.Checkout).MutedBecause);
    }

    [Fact]
    public async Task A_torn_journal_is_continued_after_its_last_whole_part()
    {
        await CountOneAsync();
        await File.AppendAllTextAsync(_journal, "torn");
        await using (var store = Open())
        {
            var evidence = store.Open(Watches.Checkout);
            Assert.Null(evidence.TellsOnlyBecause);
            evidence.Count(ulong.MaxValue, Watches.Fifth, RolloutArm.Control);
        }

        await using var again = Open();
        Assert.Equal([new StratumCounts(0.2, 1, 1)], again.Open(Watches.Checkout).GetCounts());
    }

    [Theory]
    [InlineData("no journal", "damaged")]
    [InlineData("OpenRollout evidence 2\n", "another version")]
    [InlineData("", "damaged")]
    public async Task A_file_that_cannot_be_continued_is_not_changed_and_the_guardrail_only_tells(string content, string reason)
    {
        await CountOneAsync();
        await File.WriteAllTextAsync(_journal, content);
        await using (var store = Open())
        {
            var evidence = store.Open(Watches.Checkout);
            Assert.Contains(reason, evidence.TellsOnlyBecause, StringComparison.Ordinal);
            Assert.Contains("choose a new salt", store.Problem, StringComparison.Ordinal);
            evidence.Count(1, Watches.Fifth, RolloutArm.Treated);
            evidence.Decide(_clock.GetUtcNow());
        }

        Assert.Equal(content, await File.ReadAllTextAsync(_journal));
        Assert.Contains(reason, Assert.Single(ReadProblems()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_during_a_compaction_leaves_the_old_journal()
    {
        await CountOneAsync();
        // Half of the new file, as a killed process leaves it.
        var half = _journal + ".0123456789abcdef.tmp";
        await File.WriteAllBytesAsync(half, (await File.ReadAllBytesAsync(_journal))[..20]);
        await using var store = Open();
        Assert.Equal([new StratumCounts(0.2, 1, 0)], store.Open(Watches.Checkout).GetCounts());
        Assert.False(File.Exists(half));
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await CountOneAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["state"]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(_journal)!));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_journal)!))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_folder_that_everyone_can_write_to_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(_folder["state"]);
        File.SetUnixFileMode(_folder["state"], (UnixFileMode)0b111_111_111);
        await using var store = Open();
        Assert.Contains("everyone may write", store.Open(Watches.Checkout).TellsOnlyBecause, StringComparison.Ordinal);
        Assert.Contains("everyone may write", store.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_deleted_is_created_again_with_all_evidence()
    {
        await using (var store = Open())
        {
            var evidence = store.Open(Watches.Checkout);
            evidence.Count(1, Watches.Fifth, RolloutArm.Treated);
            await store.FlushAsync(CancellationToken.None);
            Directory.Delete(_folder["state"], recursive: true);
            evidence.Count(ulong.MaxValue, Watches.Fifth, RolloutArm.Control);
            await store.FlushAsync(CancellationToken.None);
            Assert.Contains("was deleted", store.Problem, StringComparison.Ordinal);
            Assert.Contains("would be forgotten", store.Problem, StringComparison.Ordinal);
            await store.FlushAsync(CancellationToken.None);
            Assert.Null(store.Problem);
        }

        await using var again = Open();
        var resumed = again.Open(Watches.Checkout);
        Assert.Null(resumed.TellsOnlyBecause);
        Assert.Equal([new StratumCounts(0.2, 1, 1)], resumed.GetCounts());
    }

    [Fact]
    public async Task A_folder_that_another_process_has_created_again_is_left_to_it()
    {
        if (OperatingSystem.IsWindows())
        {
            // A locked file cannot be deleted.
            return;
        }

        await using var first = Open();
        var evidence = first.Open(Watches.Checkout);
        evidence.Count(1, Watches.Fifth, RolloutArm.Treated);
        await first.FlushAsync(CancellationToken.None);
        Directory.Delete(_folder["state"], recursive: true);
        await using var second = Open();
        Assert.Null(second.Open(Watches.Checkout).TellsOnlyBecause);

        evidence.Count(ulong.MaxValue, Watches.Fifth, RolloutArm.Control);
        await first.FlushAsync(CancellationToken.None);
        Assert.Contains("another process", evidence.TellsOnlyBecause, StringComparison.Ordinal);
        Assert.False(File.Exists(_journal));
    }

    [Fact]
    public async Task Evidence_is_kept_for_thirty_days_after_its_salt_has_left_the_manifest()
    {
        var next = Watches.Checkout with { Salt = "stories-2" };
        await using var store = Open();
        store.Open(Watches.Checkout).Count(1, Watches.Fifth, RolloutArm.Treated);
        store.Keep([Watches.Checkout]);
        // In use for long, without any user.
        _clock.Advance(TimeSpan.FromDays(100));
        store.Open(next);
        store.Keep([next]);
        _clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal([new StratumCounts(0.2, 1, 0)], Assert.Single(EvidenceReader.Read(_folder["state"], out _)).Counts);

        store.Keep([next, next with { Guardrail = "another" }]);
        Assert.True(File.Exists(_journal));
        _clock.Advance(TimeSpan.FromDays(2));
        await Eventually.Is(() => !File.Exists(_journal));
    }

    [Fact]
    public async Task Evidence_whose_salt_comes_back_is_continued()
    {
        await using var store = Open();
        var released = store.Open(Watches.Checkout);
        released.Count(1, Watches.Fifth, RolloutArm.Treated);
        store.Keep([]);
        released.Count(ulong.MaxValue, Watches.Fifth, RolloutArm.Treated);
        Assert.NotNull(released.MutedBecause);

        var evidence = store.Open(Watches.Checkout);
        Assert.NotSame(released, evidence);
        Assert.Null(evidence.MutedBecause);
        evidence.Count(ulong.MaxValue, Watches.Fifth, RolloutArm.Control);
        Assert.Equal([new StratumCounts(0.2, 1, 1)], evidence.GetCounts());
    }

    [Fact]
    public async Task A_clock_that_goes_backward_deletes_nothing_and_writes_go_on()
    {
        await using var store = Open();
        var evidence = store.Open(Watches.Checkout);
        store.Keep([Watches.Checkout]);
        _clock.Set(new DateTime(1999, 1, 1).Ticks);
        evidence.Count(1, Watches.Fifth, RolloutArm.Treated);
        var other = Watches.Checkout with { Salt = "stories-2" };
        store.Open(other).Count(1, Watches.Fifth, RolloutArm.Treated);
        store.Keep([other]);
        _clock.Set(new DateTime(1998, 1, 1).Ticks);
        store.Keep([other, other with { Salt = "3" }]);
        Assert.True(File.Exists(_journal));
        await store.FlushAsync(CancellationToken.None);
        Assert.Equal(2, EvidenceReader.Read(_folder["state"], out _).Count);
    }

    [Fact]
    public void A_missing_folder_is_reported_by_the_reader()
    {
        Assert.Empty(EvidenceReader.Read(_folder["missing"], out var problems));
        Assert.Contains("does not exist", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_end_nothing_is_counted_and_the_folder_is_free()
    {
        var store = Open();
        var evidence = store.Open(Watches.Checkout);
        await store.DisposeAsync();
        await store.DisposeAsync();
        evidence.Count(1, Watches.Fifth, RolloutArm.Treated);
        evidence.Decide(_clock.GetUtcNow());
        store.Open(Watches.Checkout with { Salt = "2" }).Count(1, Watches.Fifth, RolloutArm.Treated);
        await store.FlushAsync(CancellationToken.None);
        store.Keep([]);

        Assert.Empty(EvidenceReader.Read(_folder["state"], out _));
        Assert.Equal(0, _clock.Waiting);
        await using var next = Open();
        Assert.Null(next.Open(Watches.Checkout).TellsOnlyBecause);
    }

    private LocalEvidenceStore Open(LocalEvidenceOptions? options = null) => new(_folder["state"], (options ?? new LocalEvidenceOptions()) with { TimeProvider = _clock });

    private IReadOnlyList<string> ReadProblems()
    {
        EvidenceReader.Read(_folder["state"], out var problems);
        return problems;
    }

    private async Task CountOneAsync()
    {
        await using var store = Open();
        store.Open(Watches.Checkout).Count(1, Watches.Fifth, RolloutArm.Treated);
    }

    private static void Count(IEvidence evidence, IEnumerable<CountedUser> users)
    {
        foreach (var user in users)
        {
            evidence.Count(user.Hash, user.Stratum, user.Arm);
        }
    }
}
