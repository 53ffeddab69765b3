using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using RewardLang.Training.Runs;

namespace RewardLang.Training.Tests.Runs;

public sealed class RunFilesTests
{
    [Fact]
    public void EventsCanBeReadBackWithTheirChecksums()
    {
        using var folder = new TemporaryFolder();
        new EventLog(folder.Path).Write(SampleTraining.Record(iteration: 4));
        var records = Records(File.ReadAllBytes(Directory.GetFiles(folder.Path).Single()));
        var texts = records.Select(record => Encoding.Latin1.GetString(record)).ToList();
        Assert.Contains("brain.Event:2", texts[0]);
        var measurements = Measurements.Of(SampleTraining.Record(iteration: 4)).ToList();
        Assert.Equal(measurements.Count, records.Count - 1);
        foreach (var ((name, value), record) in measurements.Zip(records.Skip(1)))
        {
            Assert.Contains(name, Encoding.Latin1.GetString(record));
            // The value is the last field of the message: tag 2, a little-endian float; protobuf leaves a zero out.
            if (value is not 0) Assert.Equal((float)value, BinaryPrimitives.ReadSingleLittleEndian(record.AsSpan(record.Length - 4)));
        }
    }

    [Fact]
    public void AFailedWriteLeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "policy.pt");
        AtomicFile.WriteText(path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, draft =>
        {
            File.WriteAllText(draft, "half of the n");
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        AtomicFile.WriteText(path, "new");
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void RunsOfTheSameSecondGetFoldersOfTheirOwn()
    {
        using var folder = new TemporaryFolder();
        var start = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
        Assert.Equal("Reach-20300102-030405", Path.GetFileName(RunFolder.Create(folder.Path, "Reach", start).Path));
        Assert.Equal("Reach-20300102-030405-2", Path.GetFileName(RunFolder.Create(folder.Path, "Reach", start).Path));
    }

    [Fact]
    public void ANumberThatIsNotFiniteIsWrittenAsSuch()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "metrics.jsonl");
        var record = SampleTraining.Record(iteration: 1);
        var terms = record.Statistics.Terms.Select(term => term with { Raw = double.NaN }).ToList();
        using (var log = new MetricsLog(path)) log.Write(record with { Statistics = record.Statistics with { Terms = terms } });
        Assert.Contains("\"reward/near\":\"NaN\"", File.ReadAllText(path));
    }

    [Fact]
    public void IterationsWithoutAnEndedEpisodeHaveNoNumbersOfEpisodes()
    {
        var record = SampleTraining.Record(iteration: 1);
        var silent = record with { Statistics = SampleTraining.Statistics(1, episodes: 0) };
        var names = Measurements.Of(silent).Select(pair => pair.Key).ToList();
        Assert.DoesNotContain("return_mean", names);
        Assert.DoesNotContain("Episode_Reward/near", names);
        Assert.Contains("reward/near", names);
    }

    // Length, masked CRC-32C of the length, data, masked CRC-32C of the data.
    private static List<byte[]> Records(byte[] file)
    {
        List<byte[]> records = [];
        for (var position = 0; position < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(position));
            Assert.Equal(Masked(file.AsSpan(position, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(position + 8)));
            var data = file.AsSpan(position + 12, length);
            Assert.Equal(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(position + 12 + length)));
            records.Add(data.ToArray());
            position += 16 + length;
        }
        return records;
    }

    private static uint Masked(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data) crc = BitOperations.Crc32C(crc, value);
        return BitOperations.RotateRight(~crc, 15) + 0xa282ead8;
    }
}
