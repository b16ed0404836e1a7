namespace Stories;

/// <summary>Somebody on the platform.</summary>
internal sealed record User(
    string Key,
    bool IsEmployee,
    string Country,
    FlagContext.DeviceTypes Device,
    FlagContext.ActivityLevels Activity,
    string AppVersion,
    int Followers,
    int Age)
{
    public bool IsInfluencer => Followers >= 10_000;

    /// <summary>What the flags may know of the user, in the type that is generated from the manifest.</summary>
    public FlagContext ToContext() => new()
    {
        TargetingKey = Key,
        Employee = IsEmployee,
        Country = Country,
        DeviceType = Device,
        ActivityLevel = Activity,
        AppVersion = AppVersion,
        Followers = Followers,
        Age = Age,
    };
}
