using FsCheck.Fluent;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Counting.Journals;

namespace OpenRollout.Guardrails.Tests.Counting;

/// <summary>Whatever happens to a journal, its bits and counts are those of the users who were counted up to some time.</summary>
public sealed class JournalLaws
{
    [Fact]
    public void A_journal_rebuilds_what_was_written()
        => Law.Holds(60, ArbMap.Default.ArbFor<int>(), seed =>
        {
            var users = CountedUser.DrawSome(new Draw(seed), 4_000);
            var compact = new Draw(seed).Between(0, users.Count);
            Ledger.AssertHas(Read(Watches.WriteJournal(users[..compact], users[compact..])), users);
        });

    [Fact]
    public void A_journal_that_ends_at_any_byte_has_the_users_up_to_some_time()
        => Law.Holds(3, ArbMap.Default.ArbFor<int>(), seed =>
        {
            var users = CountedUser.DrawSome(new Draw(seed), 24);
            var compact = Math.Min(users.Count, 6);
            var bytes = Watches.WriteJournal(users[..compact], users[compact..]);
            for (var length = 0; length <= bytes.Length; length++)
            {
                AssertIsPrefix(bytes[..length], users, compact);
            }
        });

    [Fact]
    public void A_journal_with_any_changed_byte_has_the_users_up_to_some_time()
        => Law.Holds(3, ArbMap.Default.ArbFor<int>(), seed =>
        {
            var draw = new Draw(seed);
            var users = CountedUser.DrawSome(draw, 24);
            var compact = Math.Min(users.Count, 6);
            var bytes = Watches.WriteJournal(users[..compact], users[compact..]);
            for (var index = 0; index < bytes.Length; index++)
            {
                var changed = (byte[])bytes.Clone();
                changed[index] ^= (byte)(1 << draw.Between(0, 7));
                AssertIsPrefix(changed, users, compact);
            }
        });

    [Fact]
    public void Frames_that_are_removed_or_repeated_end_the_journal()
    {
        var users = CountedUser.DrawSome(new Draw(7), 200)[..10];
        var bytes = Watches.WriteJournal(users[..4], users[4..]);
        var ends = users[4..].Select((_, index) => Watches.WriteJournal(users[..4], users[4..(5 + index)]).Length).ToList();
        byte[] removed = [.. bytes[..ends[1]], .. bytes[ends[2]..]];
        byte[] repeated = [.. bytes[..ends[1]], .. bytes[ends[0]..]];

        Ledger.AssertHas(Read(removed), users[..6]);
        Ledger.AssertHas(Read(repeated), users[..6]);
    }

    [Fact]
    public void A_user_who_is_in_a_journal_twice_is_counted_once()
    {
        var user = new CountedUser(17, Watches.Fifth, Evaluation.Arms.RolloutArm.Treated);
        Ledger.AssertHas(Read(Watches.WriteJournal([user], [user])), [user]);
    }

    [Fact]
    public void Any_items_with_a_valid_checksum_are_applied_or_refused()
        => Law.Holds(300, ArbMap.Default.ArbFor<byte[]>(), items =>
        {
            byte[] bytes = [.. JournalFormat.CreateHeader(Watches.Checkout, out var checksum), .. JournalFormat.CreateFrame(items, ref checksum)];
            try
            {
                _ = JournalFormat.Read(bytes, new MemoryLimit(SeenUsers.PageBytes));
            }
            catch (InvalidDataException)
            {
                // Refused as a whole.
            }
        });

    [Fact]
    public void A_compact_journal_is_small()
    {
        var draw = new Draw(1);
        var users = CountedUser.DrawSome(draw, 4_000);
        // Two bytes for a user in a page with few of them, and no more than the bitmap for a page with many.
        Assert.InRange(Watches.WriteJournal(users, []).Length, 0, (2 * users.Count) + 500);
        var full = Enumerable.Range(0, 20_000).Select(bit => new CountedUser(bit, Watches.Fifth, Evaluation.Arms.RolloutArm.Control)).ToList();
        Assert.InRange(Watches.WriteJournal(full, []).Length, 0, SeenUsers.PageBytes + 500);
        Ledger.AssertHas(Read(Watches.WriteJournal(full, [])), full);
    }

    private static CountedUsers Read(byte[] bytes) => JournalFormat.Read(bytes, new MemoryLimit(long.MaxValue)).Users;

    private static void AssertIsPrefix(byte[] bytes, List<CountedUser> users, int compact)
    {
        CountedUsers read;
        try
        {
            read = Read(bytes);
        }
        catch (InvalidDataException)
        {
            // The beginning, which is written before any user is counted. The guardrail then only tells.
            return;
        }

        var count = Ledger.Bits(read.Seen).Count();
        Assert.True(count == 0 || count >= compact);
        Ledger.AssertHas(read, users[..count]);
    }
}
