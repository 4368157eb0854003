import django.db.models.deletion
from django.db import migrations, models

from verbond.ledger import frozen


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Book',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('unit', models.CharField(choices=[('cents', 'euro'), ('minutes', 'minuten'), ('points', 'punten'), ('vouchers', 'bonnen'), ('watt-hours', 'wattuur')], help_text='never another: all is in it', max_length=12)),
                ('name', models.CharField(max_length=200)),
                ('text', models.CharField(blank=True, help_text='what the book is for', max_length=500)),
                ('is_public', models.BooleanField(default=True)),
                ('fictitious', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField()),
                ('closed_until', models.DateField(help_text='nothing is posted on or before this day', null=True)),
            ],
            options={
                'ordering': ['name', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=160)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('asset', 'wat er is'), ('expense', 'wat besteed is'), ('liability', 'wat nog te betalen is'), ('income', 'wat binnenkwam'), ('equity', 'wat ter beschikking gesteld is')], max_length=9)),
                ('limit', models.BigIntegerField(help_text='how far it may go past zero, against its side; empty: no limit', null=True)),
                ('closed_on', models.DateField(null=True)),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='ledger.book')),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='1, 2, 3 … in its book, without a gap')),
                ('on', models.DateField()),
                ('text', models.CharField(help_text='public: names no person', max_length=300)),
                ('key', models.CharField(help_text='asked twice, written once', max_length=160)),
                ('sha256', models.CharField(help_text='of day, text, role and lines', max_length=64)),
                ('lines', models.PositiveSmallIntegerField(help_text='how many entries it has')),
                ('posted_at', models.DateTimeField()),
                ('actor', models.CharField(blank=True, help_text='journal key; staff only', max_length=64)),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='ledger.book')),
                ('reverses', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='ledger.posting')),
            ],
            options={
                'ordering': ['book', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveSmallIntegerField()),
                ('amount', models.BigIntegerField(help_text='whole units of the book; never zero')),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='ledger.account')),
                ('posting', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='ledger.posting')),
            ],
            options={
                'verbose_name_plural': 'entries',
                'ordering': ['posting', 'line'],
            },
        ),
        migrations.CreateModel(
            name='Reservation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(help_text='public: names no person', max_length=160, unique=True)),
                ('amount', models.BigIntegerField(help_text='whole units of the book, above zero')),
                ('text', models.CharField(blank=True, max_length=300)),
                ('until', models.DateField(help_text='its last day', null=True)),
                ('state', models.CharField(choices=[('open', 'loopt'), ('settled', 'gebruikt'), ('released', 'vrijgegeven'), ('expired', 'vervallen')], default='open', max_length=8)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reservations', to='ledger.account')),
            ],
            options={
                'ordering': ['key'],
            },
        ),
        migrations.AddField(
            model_name='posting',
            name='settles',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='ledger.reservation'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.UniqueConstraint(fields=('book', 'code'), name='ledger_account_once'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('limit__isnull', True), ('limit__gte', 0), _connector='OR'), name='ledger_limit_is_a_distance'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['account', 'posting', 'amount'], name='ledger_entry_sums'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('posting', 'line'), name='ledger_entry_line'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('amount', 0), _negated=True), name='ledger_entry_not_zero'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('line__gte', 1)), name='ledger_line_from_1'),
        ),
        migrations.AddIndex(
            model_name='reservation',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['account', 'until'], name='ledger_reservation_open'),
        ),
        migrations.AddConstraint(
            model_name='reservation',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='ledger_reservation_holds_something'),
        ),
        migrations.AddConstraint(
            model_name='reservation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='ledger_reservation_ended_once'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.UniqueConstraint(fields=('book', 'number'), name='ledger_posting_number'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.UniqueConstraint(fields=('book', 'key'), name='ledger_posting_key'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='ledger_number_from_1'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('lines__gte', 2)), name='ledger_two_sides'),
        ),
        # What is booked is never changed: the database itself refuses it.
        migrations.RunPython(frozen.install, frozen.remove),
    ]
