namespace Stories;

/// <summary>The groups that the stages of the rollout distinguish. Each user belongs to the first one that fits.</summary>
internal enum Group
{
    Employees,
    AlphaGroup,
    NordicOnThePhone,
    PowerUsers,
    Others,
}
