using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// A 64-bit signature of what a flag does, independent of the manifest's text: two programs of one process in which a flag
/// has the same signature evaluate it alike. FNV-1a over 64-bit words, each mixed by a multiplication.
/// </summary>
internal struct Signature
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private ulong _state;

    public readonly ulong Value => _state;

    public void Add(ulong value)
    {
        // A multiplication moves bits upwards only; the shift moves them back down.
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
                // As JSON, in which the end of each item and member is unambiguous.
                Add(value.ToString());
                break;
        }
    }
}
