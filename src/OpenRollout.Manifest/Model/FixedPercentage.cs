namespace OpenRollout.Manifest;

/// <summary>A percentage that does not change with time.</summary>
/// <param name="Thousandths">The percentage in thousandths of a percent, 0 to 100000.</param>
public sealed record FixedPercentage(int Thousandths) : Percentage
{
    /// <inheritdoc/>
    public override int At(long utcTicks) => Thousandths;
}
