namespace Stories;

/// <summary>A simulated population: the same users in every run.</summary>
internal static class Population
{
    private const int Seed = 20261122;

    private static readonly (string Country, int Weight)[] Countries =
    [
        ("US", 22), ("IN", 20), ("BR", 12), ("DE", 8), ("GB", 8), ("FR", 7), ("MX", 7), ("JP", 6), ("SE", 4), ("DK", 3), ("NO", 3),
    ];

    private static readonly (FlagContext.DeviceTypes Device, int Weight)[] Devices =
    [
        (FlagContext.DeviceTypes.Android, 52), (FlagContext.DeviceTypes.Ios, 33), (FlagContext.DeviceTypes.Web, 15),
    ];

    private static readonly (FlagContext.ActivityLevels Activity, int Weight)[] Activities =
    [
        (FlagContext.ActivityLevels.Casual, 60), (FlagContext.ActivityLevels.Regular, 30), (FlagContext.ActivityLevels.Power, 10),
    ];

    private static readonly (string Version, int Weight)[] Versions =
    [
        ("5.2.0", 45), ("5.3.0-beta.2", 5), ("5.1.4", 30), ("4.9.0", 20),
    ];

    /// <summary>Creates users with the keys <c>user-00001</c> and following.</summary>
    public static User[] Create(int size)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(1, size).Select(number => Create(number, random))];
    }

    private static User Create(int number, Random random) => new(
        $"user-{number:00000}",
        random.NextDouble() < 0.003,
        Pick(Countries, random),
        Pick(Devices, random),
        Pick(Activities, random),
        Pick(Versions, random),
        // A long tail: most users have a few followers, some have very many.
        (int)(20 * Math.Pow(random.NextDouble() + 0.0005, -1.05)),
        13 + (int)(60 * Math.Pow(random.NextDouble(), 1.6)));

    private static T Pick<T>((T Item, int Weight)[] choices, Random random)
    {
        var place = random.Next(choices.Sum(choice => choice.Weight));
        var index = 0;
        while (place >= choices[index].Weight)
        {
            place -= choices[index++].Weight;
        }

        return choices[index].Item;
    }
}
