namespace Stories;

/// <summary>The people whom the stages of the rollout treat alike. Everyone belongs to the first one that fits.</summary>
internal enum Group
{
    Employees,
    AlphaGroup,
    NordicOnThePhone,
    PowerUsers,
    Others,
}
