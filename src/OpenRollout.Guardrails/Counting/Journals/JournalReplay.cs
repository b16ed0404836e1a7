using System.Buffers.Binary;
using System.Numerics;
using OpenRollout.Evaluation.Arms;

namespace OpenRollout.Guardrails.Counting.Journals;

/// <summary>Applies the items of a journal. Each length and value is checked, because anyone who can write the file can compute its checksums.</summary>
internal ref struct JournalReplay
{
    private const int WordBits = 64;
    private const int PageBits = SeenUsers.PageBytes * 8;

    /// <summary>No weight of a stratum is larger.</summary>
    private const long MaximumWeight = 1L << 60;

    private readonly CountedUsers _users;
    private ReadOnlySpan<byte> _rest;

    private JournalReplay(ReadOnlySpan<byte> items, CountedUsers users)
    {
        _rest = items;
        _users = users;
    }

    /// <summary>Applies items.</summary>
    /// <returns>False if the memory is full: then only some of the items were applied.</returns>
    /// <exception cref="InvalidDataException">An item is not valid.</exception>
    public static bool TryApply(ReadOnlySpan<byte> items, CountedUsers users)
    {
        var replay = new JournalReplay(items, users);
        while (!replay._rest.IsEmpty)
        {
            if (!replay.TryApplyNext())
            {
                return false;
            }
        }

        return true;
    }

    private bool TryApplyNext()
    {
        switch ((JournalItem)Take(1)[0])
        {
            case JournalItem.Stratum:
                AddStratum();
                return true;
            case JournalItem.User:
                return TryAddUser();
            case JournalItem.Point:
                _users.History.Add(new GuardrailPoint(ReadTime(), BitConverter.Int64BitsToDouble(ReadInt64()), ReadCount(), ReadCount()));
                return true;
            case JournalItem.Decision:
                _users.DecidedAt = ReadTime();
                return true;
            case JournalItem.SparsePage:
                return TryAddSparsePage();
            case JournalItem.DensePage:
                return TryAddDensePage();
            default:
                throw new InvalidDataException("it has an unknown item");
        }
    }

    private void AddStratum()
    {
        var stratum = new Stratum(ReadInt64(), ReadInt64());
        Require(stratum.Treated is > 0 and <= MaximumWeight && stratum.Control is > 0 and <= MaximumWeight);
        Require(_users.Strata.Count < StratumTable.Capacity && _users.Strata.Find(stratum) < 0);
        _users.Strata.Add(stratum, ReadCount(), ReadCount());
    }

    private bool TryAddUser()
    {
        var user = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
        var stratum = ReadUInt16();
        var arm = (RolloutArm)(user >> SeenUsers.IndexBits);
        Require(arm is RolloutArm.Treated or RolloutArm.Control or RolloutArm.Between && stratum < _users.Strata.Count);
        var index = (int)(user & ((1u << SeenUsers.IndexBits) - 1));
        if (!_users.TryReserve(index))
        {
            return false;
        }

        _users.Count(index, stratum, arm);
        return true;
    }

    private bool TryAddSparsePage()
    {
        var page = ReadUInt16();
        for (var count = ReadUInt16(); count > 0; count--)
        {
            if (!TrySee(page, ReadUInt16()))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryAddDensePage()
    {
        var page = ReadUInt16();
        for (var number = 0; number < SeenUsers.PageWords; number++)
        {
            for (var rest = (ulong)ReadInt64(); rest != 0; rest &= rest - 1)
            {
                if (!TrySee(page, (number * WordBits) + BitOperations.TrailingZeroCount(rest)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private readonly bool TrySee(int page, int bit)
    {
        Require(page < SeenUsers.Pages && bit < PageBits);
        var index = (page * PageBits) + bit;
        if (!_users.TryReserve(index))
        {
            return false;
        }

        _users.Seen.Add(index);
        return true;
    }

    private DateTimeOffset ReadTime()
    {
        var ticks = ReadInt64();
        Require(ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private long ReadCount()
    {
        var count = ReadInt64();
        Require(count is >= 0 and <= 1L << SeenUsers.IndexBits);
        return count;
    }

    private ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    private long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    private ReadOnlySpan<byte> Take(int length)
    {
        Require(length <= _rest.Length);
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new InvalidDataException("it has an item that is not valid");
        }
    }
}
