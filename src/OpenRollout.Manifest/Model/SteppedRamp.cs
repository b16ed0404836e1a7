namespace OpenRollout.Manifest;

/// <summary>A percentage that grows in steps. It is 0 before the first step. Two ramps with the same steps are equal.</summary>
/// <param name="Steps">The steps in ascending order of time; the percentage never falls.</param>
public sealed record SteppedRamp(IReadOnlyList<RampStep> Steps) : Percentage
{
    /// <inheritdoc/>
    public override int At(long utcTicks)
    {
        var percentage = 0;
        for (var index = 0; index < Steps.Count && Steps[index].At <= utcTicks; index++)
        {
            percentage = Steps[index].Thousandths;
        }

        return percentage;
    }

    /// <summary>Returns whether another ramp has the same steps.</summary>
    public bool Equals(SteppedRamp? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => Steps.Count == 0 ? 0 : Steps[0].GetHashCode() ^ Steps.Count;
}
