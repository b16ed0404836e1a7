using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OpenRollout.Evaluation.Keys;

/// <summary>Collects keys in one block of UTF-8, and builds the set when their number is known.</summary>
/// <param name="capacity">The expected number of bytes, with one for the end of each key.</param>
internal sealed class KeySetBuilder(int capacity)
{
    private readonly KeySlots _slots = new();
    private byte[] _keys = new byte[capacity];
    private char[] _characters = new char[256];
    private int _length;
    private ulong _signature;

    /// <summary>Adds a key in UTF-8 unless it was added before.</summary>
    public void Add(ReadOnlySpan<byte> key)
    {
        Reserve(key.Length + 1);
        if (_characters.Length < key.Length)
        {
            _characters = new char[Math.Max(key.Length, 2 * _characters.Length)];
        }

        key.CopyTo(_keys.AsSpan(_length));
        Append(_characters.AsSpan(0, Encoding.UTF8.GetChars(key, _characters)), key.Length);
    }

    /// <summary>Adds a key unless it was added before; returns <see langword="false"/> when it contains an unpaired surrogate.</summary>
    public bool TryAdd(string key)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(key.Length) + 1);
        if (Utf8.FromUtf16(key, _keys.AsSpan(_length), out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return false;
        }

        Append(key, written);
        return true;
    }

    /// <summary>Builds the set.</summary>
    public KeySet Build()
    {
        if (_slots.Count <= KeySet.MaxStrings)
        {
            return new KeySet(ToStrings());
        }

        Array.Resize(ref _keys, _length);
        return new KeySet(new KeyTable(_slots.Build(), _keys), _slots.Count, _signature);
    }

    private void Append(ReadOnlySpan<char> key, int bytes)
    {
        _keys[_length + bytes] = KeyTable.End;
        if (_slots.Add(KeySlots.HashOf(Fingerprint.Of(key)), _length, _keys.AsSpan(0, _length + bytes + 1)))
        {
            _length += bytes + 1;
            _signature += KeyHash.Of(key);
        }
    }

    private void Reserve(int bytes)
    {
        if (_keys.Length - _length < bytes)
        {
            Array.Resize(ref _keys, (int)Math.Min(Math.Max((long)_keys.Length * 2, (long)_length + bytes), Array.MaxLength));
        }
    }

    private List<string> ToStrings()
    {
        var keys = new List<string>(_slots.Count);
        for (var rest = _keys.AsSpan(0, _length); !rest.IsEmpty;)
        {
            var end = rest.IndexOf(KeyTable.End);
            keys.Add(Encoding.UTF8.GetString(rest[..end]));
            rest = rest[(end + 1)..];
        }

        return keys;
    }
}
