using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Sixty-four bits that stand for what a flag does, whatever the text of its manifest looks like: two programs in which
/// a flag has the same signature evaluate it alike, as far as they live in one process. FNV-1a over 64-bit words, each
/// mixed by a multiplication.
/// </summary>
internal struct Signature
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private ulong _state;

    public readonly ulong Value => _state;

    public void Add(ulong value)
    {
        // Multiplying alone moves bits upwards only; the rotation brings them back down.
        var mixed = ((_state == 0 ? Basis : _state) ^ value) * 0x9E3779B97F4A7C15;
        _state = (mixed ^ (mixed >> 32)) * Prime;
    }

    public void Add(long value) => Add((ulong)value);

    public void Add(double value) => Add(BitConverter.DoubleToUInt64Bits(value));

    public void Add(string? value)
    {
        Add(value is null ? ulong.MaxValue : KeyHash.Of(value));
    }

    public void Add(KeySet keys)
    {
        Add(keys.Signature);
        Add((ulong)keys.Count);
    }

    public void Add(ManifestValue value)
    {
        Add((ulong)value.Kind);
        switch (value.Kind)
        {
            case ManifestValueKind.Boolean:
                Add(value.Boolean ? 1UL : 0UL);
                break;
            case ManifestValueKind.Number:
                Add(value.Number);
                break;
            case ManifestValueKind.String:
                Add(value.Text);
                break;
            case ManifestValueKind.Array or ManifestValueKind.Object:
                // Their JSON tells where each item and member ends.
                Add(value.ToString());
                break;
        }
    }
}
