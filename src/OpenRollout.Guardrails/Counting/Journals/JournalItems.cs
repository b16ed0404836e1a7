using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using OpenRollout.Evaluation.Arms;

namespace OpenRollout.Guardrails.Counting.Journals;

/// <summary>Items of a journal that are not yet written. Numbers have their lower byte first. Not thread-safe.</summary>
internal sealed class JournalItems
{
    /// <summary>The number of users in a page from which on a bitmap is shorter than a list.</summary>
    private const int DenseUsers = SeenUsers.PageBytes / sizeof(ushort);

    private const int WordBits = 64;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Gets the items as bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.WrittenSpan;

    public bool IsEmpty => _buffer.WrittenCount == 0;

    public void Clear() => _buffer.ResetWrittenCount();

    public void AddStratum(in StratumTable.Row row)
    {
        Add(JournalItem.Stratum);
        Add(row.Stratum.Treated);
        Add(row.Stratum.Control);
        Add(row.Treated);
        Add(row.Control);
    }

    public void AddUser(int index, int stratum, RolloutArm arm)
    {
        Add(JournalItem.User);
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.GetSpan(sizeof(uint)), (uint)index | ((uint)arm << SeenUsers.IndexBits));
        _buffer.Advance(sizeof(uint));
        Add((ushort)stratum);
    }

    public void AddPoint(in GuardrailPoint point)
    {
        Add(JournalItem.Point);
        Add(point.Time.UtcTicks);
        Add(BitConverter.DoubleToInt64Bits(point.Evidence));
        Add(point.Treated);
        Add(point.Control);
    }

    public void AddDecision(DateTimeOffset time)
    {
        Add(JournalItem.Decision);
        Add(time.UtcTicks);
    }

    /// <summary>Adds everything that is known, from which it can be rebuilt without earlier items.</summary>
    public void AddAll(CountedUsers users)
    {
        for (var number = 0; number < users.Strata.Count; number++)
        {
            AddStratum(users.Strata[number]);
        }

        for (var page = 0; page < SeenUsers.Pages; page++)
        {
            AddPage(page, users.Seen.Page(page));
        }

        foreach (var point in users.History.Points)
        {
            AddPoint(point);
        }

        if (users.DecidedAt is { } time)
        {
            AddDecision(time);
        }
    }

    private void AddPage(int page, ReadOnlySpan<ulong> words)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        if (count == 0)
        {
            return;
        }

        var isDense = count >= DenseUsers;
        Add(isDense ? JournalItem.DensePage : JournalItem.SparsePage);
        Add((ushort)page);
        if (isDense)
        {
            foreach (var word in words)
            {
                Add((long)word);
            }
        }
        else
        {
            Add((ushort)count);
            AddBits(words);
        }
    }

    private void AddBits(ReadOnlySpan<ulong> words)
    {
        for (var number = 0; number < words.Length; number++)
        {
            for (var rest = words[number]; rest != 0; rest &= rest - 1)
            {
                Add((ushort)((number * WordBits) + BitOperations.TrailingZeroCount(rest)));
            }
        }
    }

    private void Add(JournalItem kind)
    {
        _buffer.GetSpan(1)[0] = (byte)kind;
        _buffer.Advance(1);
    }

    private void Add(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer.GetSpan(sizeof(ushort)), value);
        _buffer.Advance(sizeof(ushort));
    }

    private void Add(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), value);
        _buffer.Advance(sizeof(long));
    }
}
