META
key;value
description;Drie wijken, één pot (fictief)
country;Belgium
unit;Verbondstad (fictief)
instance;wijken
num_projects;14
num_votes;1100
budget;165000
vote_type;approval
rule;greedy
date_begin;01.03.2025
date_end;21.03.2025
max_length;6
language;nl
currency;EUR
comment;#1: fictief, gemaakt met een vaste toevalsreeks; niemand stemde dit echt
PROJECTS
project_id;cost;name;category;neighborhood
1;48000;Speelplein in het park;spelen;Molenbeemd
2;62000;Fietsstraat langs de school;verkeer;Molenbeemd
3;38000;Nieuwe verlichting op het plein;verkeer;Molenbeemd
4;55000;Kunstgrasveld;sport;Molenbeemd
5;16000;Bomen in de Langstraat;groen;Molenbeemd
6;21000;Buurtkeuken;samen;Zandberg
7;9000;Petanquebaan;sport;Zandberg
8;18500;Regenwatertuin;groen;Zandberg
9;12000;Deelbakfietsen;verkeer;Zandberg
10;14000;Herstelatelier;atelier;Kleine Hoek
11;11500;Moestuin met kas;groen;Kleine Hoek
12;4800;Bankjes voor wie moeilijk stapt;samen;Kleine Hoek
13;13000;Naaiatelier in de oude school;atelier;Zandberg
14;7500;Muurschildering;samen;Kleine Hoek
VOTES
voter_id;vote;age;voting_method;neighborhood
1;"3,4";30-49;internet;Molenbeemd
2;"3,4";65+;paper;Molenbeemd
3;"6,7,8,9,13";18-29;internet;Zandberg
4;"1,6,7,9,13";30-49;internet;Zandberg
5;"2,4,5";14-17;internet;Molenbeemd
6;"1,2,3,4,6,12";50-64;paper;Molenbeemd
7;6;30-49;internet;Zandberg
8;"2,11,12,14";65+;paper;Kleine Hoek
9;"1,2,3,4,5";30-49;internet;Molenbeemd
10;"1,2,3,4";30-49;internet;Molenbeemd
11;"3,6,7,9,13";30-49;internet;Zandberg
12;"6,7,8,13";50-64;paper;Zandberg
13;"3,5,8,10,11,12";30-49;internet;Kleine Hoek
14;"1,3,4";18-29;internet;Molenbeemd
15;"1,2,3,4,5,9";65+;internet;Molenbeemd
16;5;18-29;internet;Molenbeemd
17;"8,9,13";18-29;internet;Zandberg
18;"3,4,5";30-49;internet;Molenbeemd
19;"1,2,3,4,5";65+;internet;Molenbeemd
20;"1,6,7,8,9,13";50-64;internet;Zandberg
21;"3,7,9,13";14-17;paper;Zandberg
22;"1,6,7,8,9";30-49;internet;Zandberg
23;"1,2,3,4,5,12";65+;paper;Molenbeemd
24;"1,2,3,4,5,7";18-29;paper;Molenbeemd
25;"1,2,3,4,5";30-49;internet;Molenbeemd
26;2;50-64;internet;Molenbeemd
27;13;30-49;internet;Zandberg
28;7;65+;paper;Zandberg
29;1;65+;paper;Molenbeemd
30;"12,14";50-64;internet;Kleine Hoek
31;"6,8";30-49;internet;Zandberg
32;"1,4,6,7,8,9";65+;internet;Zandberg
33;"6,7,13";30-49;internet;Zandberg
34;"3,6,7,8,9,13";50-64;paper;Zandberg
35;8;30-49;internet;Zandberg
36;"10,11,12";14-17;internet;Kleine Hoek
37;2;65+;internet;Molenbeemd
38;1;50-64;internet;Molenbeemd
39;"10,12";30-49;paper;Kleine Hoek
40;"1,6,7,8,9";50-64;internet;Zandberg
41;1;14-17;internet;Molenbeemd
42;2;18-29;internet;Molenbeemd
43;"1,2,4";18-29;internet;Molenbeemd
44;"1,8,10,11,12,14";18-29;internet;Kleine Hoek
45;1;30-49;internet;Molenbeemd
46;10;18-29;internet;Kleine Hoek
47;"2,3";30-49;internet;Molenbeemd
48;"7,8,9,13";50-64;internet;Zandberg
49;"1,2";18-29;internet;Molenbeemd
50;"1,2";50-64;internet;Molenbeemd
51;"10,11";18-29;internet;Kleine Hoek
52;8;18-29;internet;Zandberg
53;"1,2,3,4";65+;paper;Molenbeemd
54;"1,3,4,5";50-64;internet;Molenbeemd
55;"1,2,3,4,5,10";30-49;internet;Molenbeemd
56;"1,2,3,4,5";65+;paper;Molenbeemd
57;"1,6,7,9,13";30-49;internet;Zandberg
58;"1,2,3";30-49;internet;Molenbeemd
59;"1,2,3,4,5";30-49;internet;Molenbeemd
60;"6,7,8,9";18-29;paper;Zandberg
61;"1,6,10,11,12,14";50-64;internet;Kleine Hoek
62;"1,2,3,4,5";50-64;internet;Molenbeemd
63;"7,13";50-64;internet;Zandberg
64;"1,5";65+;paper;Molenbeemd
65;"1,4";65+;paper;Molenbeemd
66;"2,3,5";50-64;internet;Molenbeemd
67;3;18-29;paper;Molenbeemd
68;"5,10,11,12,14";50-64;internet;Kleine Hoek
69;1;65+;paper;Molenbeemd
70;"2,10,11,12,14";18-29;internet;Kleine Hoek
71;"1,3";30-49;internet;Molenbeemd
72;"1,2,5";65+;paper;Molenbeemd
73;"7,8,9,13";50-64;internet;Zandberg
74;"1,2,3,4,5,7";14-17;internet;Molenbeemd
75;"2,3,4,5";30-49;internet;Molenbeemd
76;"6,9,13";30-49;internet;Zandberg
77;"1,2,3,4,5,7";18-29;internet;Molenbeemd
78;7;65+;paper;Zandberg
79;"3,6,10,11,12,14";50-64;internet;Kleine Hoek
80;"1,2,3,4,5,6";30-49;internet;Molenbeemd
81;"6,7,8,9,13";14-17;internet;Zandberg
82;"1,2,3,4";50-64;internet;Molenbeemd
83;"1,4";65+;internet;Molenbeemd
84;"6,7,13";18-29;internet;Zandberg
85;1;50-64;internet;Molenbeemd
86;"1,4";14-17;internet;Molenbeemd
87;"1,2,3,4,5,13";30-49;paper;Molenbeemd
88;"1,2,3,4,5";14-17;paper;Molenbeemd
89;"1,2,3,4";65+;paper;Molenbeemd
90;"10,11,12";18-29;paper;Kleine Hoek
91;"6,8,9,13";30-49;internet;Zandberg
92;"1,2,3,4,5,6";30-49;internet;Molenbeemd
93;"6,7,8,9,13";50-64;paper;Zandberg
94;"1,2";30-49;internet;Molenbeemd
95;"1,3,5";30-49;paper;Molenbeemd
96;"6,7,8,9,13";50-64;internet;Zandberg
97;"1,2,4";50-64;internet;Molenbeemd
98;"1,2,3";65+;paper;Molenbeemd
99;3;65+;internet;Molenbeemd
100;"1,4";18-29;internet;Molenbeemd
101;"1,2,3,4,6,7";18-29;internet;Molenbeemd
102;"1,2";50-64;internet;Molenbeemd
103;"2,4,10,11,12,14";65+;paper;Kleine Hoek
104;"6,8,9,13";30-49;internet;Zandberg
105;"10,12,14";30-49;internet;Kleine Hoek
106;"1,2,3,4,5,11";30-49;internet;Molenbeemd
107;5;65+;paper;Molenbeemd
108;"1,2,3,4,5,12";65+;paper;Molenbeemd
109;"11,12,14";30-49;paper;Kleine Hoek
110;"1,2,3";65+;paper;Molenbeemd
111;"6,8";30-49;internet;Zandberg
112;"1,2,3,5,7";18-29;internet;Molenbeemd
113;"3,4";30-49;internet;Molenbeemd
114;"1,2,3,4,5";30-49;internet;Molenbeemd
115;"6,8,9,13";18-29;internet;Zandberg
116;"1,2,3,4,5";50-64;internet;Molenbeemd
117;"6,7,8,13";30-49;internet;Zandberg
118;"1,2,3,4";50-64;internet;Molenbeemd
119;"1,2,3,4,5,10";50-64;internet;Molenbeemd
120;"6,8,9,13";50-64;internet;Zandberg
121;"6,7,8";65+;paper;Zandberg
122;"6,7,8,13";65+;internet;Zandberg
123;"2,3";50-64;internet;Molenbeemd
124;12;30-49;internet;Kleine Hoek
125;"1,2,3";30-49;internet;Molenbeemd
126;"6,7,13";18-29;internet;Zandberg
127;"3,4,5";65+;paper;Molenbeemd
128;"1,3,4,5";50-64;internet;Molenbeemd
129;"2,7,8,9";30-49;internet;Zandberg
130;"3,6,9,13";30-49;internet;Zandberg
131;1;65+;paper;Molenbeemd
132;11;14-17;internet;Kleine Hoek
133;"1,2,3,4,5,6";18-29;internet;Molenbeemd
134;"6,7,8";30-49;internet;Zandberg
135;"1,2,4,5";18-29;internet;Molenbeemd
136;"1,4";30-49;internet;Molenbeemd
137;"1,2,3,4,5,6";50-64;internet;Molenbeemd
138;"1,2,3,4,5";50-64;internet;Molenbeemd
139;8;50-64;internet;Zandberg
140;"10,14";18-29;paper;Kleine Hoek
141;"10,12";18-29;paper;Kleine Hoek
142;"6,7,9";65+;internet;Zandberg
143;"6,8,9,13";65+;internet;Zandberg
144;"1,7,9,13";50-64;internet;Zandberg
145;"2,7,10,11,12";30-49;internet;Kleine Hoek
146;"6,7,9,13";30-49;internet;Zandberg
147;"3,5,6,8,9,13";30-49;internet;Zandberg
148;"7,9";50-64;internet;Zandberg
149;"1,2,3,4";30-49;internet;Molenbeemd
150;"1,2";50-64;internet;Molenbeemd
151;"1,2,3,4,5,11";30-49;internet;Molenbeemd
152;"1,2,3,4,5,11";18-29;internet;Molenbeemd
153;"10,11";65+;internet;Kleine Hoek
154;"1,2,3";30-49;internet;Molenbeemd
155;"1,2,4,5";65+;internet;Molenbeemd
156;"1,2,3,4";18-29;internet;Molenbeemd
157;"6,8,9";65+;internet;Zandberg
158;"2,5";30-49;internet;Molenbeemd
159;"1,2,4";18-29;internet;Molenbeemd
160;"6,7,8";30-49;paper;Zandberg
161;1;65+;internet;Molenbeemd
162;"2,3,4";14-17;internet;Molenbeemd
163;"1,6,7,8,9,13";30-49;internet;Zandberg
164;"1,2,3,4,5,6";30-49;internet;Molenbeemd
165;"1,6,7,8,9,13";50-64;internet;Zandberg
166;"1,2,3,4";18-29;internet;Molenbeemd
167;"1,3,5";30-49;internet;Molenbeemd
168;"1,2,3,4,8";50-64;internet;Molenbeemd
169;"1,2,5";30-49;internet;Molenbeemd
170;13;18-29;internet;Zandberg
171;"6,7,8,9,13";30-49;internet;Zandberg
172;"1,2";30-49;internet;Molenbeemd
173;"1,2,3,4,5";30-49;internet;Molenbeemd
174;"1,2,3,4,5,10";30-49;internet;Molenbeemd
175;"1,6,7,8,9,13";18-29;internet;Zandberg
176;"1,2,4,5";18-29;internet;Molenbeemd
177;"10,11,14";50-64;internet;Kleine Hoek
178;"6,7,8,13";65+;paper;Zandberg
179;6;30-49;internet;Zandberg
180;"6,8,9,13";30-49;paper;Zandberg
181;"3,6,7,8,9";50-64;internet;Zandberg
182;"1,2";18-29;internet;Molenbeemd
183;"1,2,3,4,5";50-64;internet;Molenbeemd
184;"1,5";30-49;internet;Molenbeemd
185;"1,3,4,5";30-49;internet;Molenbeemd
186;1;50-64;internet;Molenbeemd
187;"2,3,4";30-49;paper;Molenbeemd
188;"6,7,8,9,13";30-49;paper;Zandberg
189;"1,2,3,4,5,10";18-29;internet;Molenbeemd
190;"1,10,11,14";18-29;paper;Kleine Hoek
191;"1,5";18-29;internet;Molenbeemd
192;"1,2,3,4,5,7";18-29;internet;Molenbeemd
193;"2,6,7,8,9,13";18-29;internet;Zandberg
194;"7,8,9,13";50-64;internet;Zandberg
195;"3,10,11,14";65+;paper;Kleine Hoek
196;"4,6,7,8,13";50-64;internet;Zandberg
197;"4,10,11,12,14";50-64;internet;Kleine Hoek
198;"1,2,5";30-49;internet;Molenbeemd
199;"10,11,12";50-64;internet;Kleine Hoek
200;"1,2,3,4";30-49;internet;Molenbeemd
201;"1,2,3,4,5,7";30-49;internet;Molenbeemd
202;"1,3,4,5";18-29;paper;Molenbeemd
203;"1,2,3,4,5";14-17;internet;Molenbeemd
204;"10,11,12,14";18-29;internet;Kleine Hoek
205;1;65+;paper;Molenbeemd
206;"4,6,7,8,9,13";18-29;internet;Zandberg
207;"1,2,3,4,5,11";14-17;internet;Molenbeemd
208;2;14-17;internet;Molenbeemd
209;"2,5";65+;paper;Molenbeemd
210;"1,3,4,5";18-29;internet;Molenbeemd
211;"1,2,3,4,5,6";30-49;internet;Molenbeemd
212;"6,7,8,9,13";30-49;internet;Zandberg
213;10;14-17;internet;Kleine Hoek
214;"2,6,7,8,9,13";30-49;internet;Zandberg
215;"1,2,3,4,5";50-64;internet;Molenbeemd
216;"7,9,13";50-64;internet;Zandberg
217;"1,2,3,4,5,12";30-49;internet;Molenbeemd
218;3;65+;internet;Molenbeemd
219;"1,2,3,5";18-29;internet;Molenbeemd
220;"10,11,12,14";30-49;internet;Kleine Hoek
221;"2,6,7,8,9,13";50-64;internet;Zandberg
222;"1,3";50-64;internet;Molenbeemd
223;1;14-17;internet;Molenbeemd
224;"6,9";65+;paper;Zandberg
225;"10,11,12,14";18-29;internet;Kleine Hoek
226;"6,7,8,9";18-29;internet;Zandberg
227;"1,5";50-64;paper;Molenbeemd
228;"6,7,8,9,10,13";30-49;internet;Zandberg
229;"3,4";18-29;internet;Molenbeemd
230;"1,3";50-64;paper;Molenbeemd
231;"4,6,7,8,9,13";30-49;internet;Zandberg
232;3;50-64;internet;Molenbeemd
233;"2,6,7,8,13";30-49;internet;Zandberg
234;"7,10,11,12,14";30-49;internet;Kleine Hoek
235;"4,10,11,12,14";30-49;internet;Kleine Hoek
236;"1,2,3,4";30-49;internet;Molenbeemd
237;"10,11,12";30-49;internet;Kleine Hoek
238;"1,2,3,4,5";50-64;internet;Molenbeemd
239;"1,2,3,4,5,10";30-49;paper;Molenbeemd
240;"6,7,8,13";50-64;internet;Zandberg
241;1;30-49;internet;Molenbeemd
242;"1,6,7,8,9,13";18-29;internet;Zandberg
243;"1,2,3,5";18-29;internet;Molenbeemd
244;"1,7,8,9,13";50-64;internet;Zandberg
245;"10,11,12";65+;internet;Kleine Hoek
246;"1,2,3,4,5,8";50-64;internet;Molenbeemd
247;"1,2,3,4,5,8";18-29;internet;Molenbeemd
248;"1,3";18-29;internet;Molenbeemd
249;"6,7,9,13";65+;paper;Zandberg
250;"6,9,13";18-29;internet;Zandberg
251;"1,2,3,4,5";50-64;internet;Molenbeemd
252;"2,3,5";65+;internet;Molenbeemd
253;"1,2,3,4";30-49;internet;Molenbeemd
254;10;30-49;internet;Kleine Hoek
255;"1,4,5";50-64;internet;Molenbeemd
256;1;30-49;paper;Molenbeemd
257;"4,6,7,8,9,13";50-64;internet;Zandberg
258;"2,3,4,5";30-49;internet;Molenbeemd
259;"1,2,3,4";30-49;paper;Molenbeemd
260;"1,3,4,5";30-49;internet;Molenbeemd
261;"1,2,3,4,5";30-49;internet;Molenbeemd
262;"1,2,3,4,5,13";65+;paper;Molenbeemd
263;"1,4,5";18-29;internet;Molenbeemd
264;"1,2,10,11,12";30-49;internet;Kleine Hoek
265;"1,4,6,7,8,13";30-49;internet;Zandberg
266;4;18-29;internet;Molenbeemd
267;"1,2,3,4,5";14-17;internet;Molenbeemd
268;"1,2,3,4,5,12";50-64;internet;Molenbeemd
269;"6,7";30-49;internet;Zandberg
270;"1,2,3,4,5,8";18-29;internet;Molenbeemd
271;"1,3,5";14-17;internet;Molenbeemd
272;"1,2,4,5";30-49;internet;Molenbeemd
273;12;30-49;internet;Kleine Hoek
274;14;30-49;internet;Kleine Hoek
275;"1,2,4";18-29;internet;Molenbeemd
276;"1,2,3,5,10";18-29;internet;Molenbeemd
277;"2,3,4,5";14-17;internet;Molenbeemd
278;"1,2,3,4,5,12";30-49;internet;Molenbeemd
279;7;65+;internet;Zandberg
280;8;18-29;internet;Zandberg
281;"7,9";65+;paper;Zandberg
282;"1,2,3,4,5";18-29;internet;Molenbeemd
283;"1,3,4";50-64;internet;Molenbeemd
284;"1,2,6,7,8,13";65+;internet;Zandberg
285;2;30-49;internet;Molenbeemd
286;2;50-64;internet;Molenbeemd
287;"1,10,11,12,14";18-29;internet;Kleine Hoek
288;"10,11,12";30-49;internet;Kleine Hoek
289;"1,2,3";50-64;internet;Molenbeemd
290;"2,3";14-17;internet;Molenbeemd
291;"2,6,7,8,9,13";50-64;internet;Zandberg
292;"10,12";18-29;internet;Kleine Hoek
293;"1,2,3,4,5";30-49;paper;Molenbeemd
294;"1,3,10,11,12,14";18-29;internet;Kleine Hoek
295;11;30-49;internet;Kleine Hoek
296;12;18-29;internet;Kleine Hoek
297;"1,2";65+;internet;Molenbeemd
298;"1,2,3,4,5";65+;paper;Molenbeemd
299;7;30-49;internet;Zandberg
300;"2,4,5";30-49;internet;Molenbeemd
301;"3,6,7,8,9,13";50-64;internet;Zandberg
302;1;18-29;internet;Molenbeemd
303;"7,9";50-64;internet;Zandberg
304;"2,3,4,5";65+;paper;Molenbeemd
305;"1,2,3,4,5,6";65+;internet;Molenbeemd
306;"1,2,4";50-64;internet;Molenbeemd
307;"1,2,3,4";18-29;internet;Molenbeemd
308;"2,4,10,11,12,14";65+;paper;Kleine Hoek
309;10;65+;paper;Kleine Hoek
310;"1,2,3,4";30-49;paper;Molenbeemd
311;"1,2,3,4";30-49;internet;Molenbeemd
312;"1,2,4,5";30-49;internet;Molenbeemd
313;"1,2,4";65+;paper;Molenbeemd
314;"1,2,3,5";30-49;internet;Molenbeemd
315;"2,3,4,5";18-29;internet;Molenbeemd
316;"10,12";50-64;internet;Kleine Hoek
317;"1,2,3,5";30-49;internet;Molenbeemd
318;"1,3,4,5";30-49;internet;Molenbeemd
319;3;65+;paper;Molenbeemd
320;"1,2,3,4,5,10";50-64;internet;Molenbeemd
321;"6,7,8,9,13";50-64;internet;Zandberg
322;"1,2,3,5";65+;internet;Molenbeemd
323;"6,7";18-29;internet;Zandberg
324;"10,11,14";30-49;internet;Kleine Hoek
325;"1,4,5";18-29;internet;Molenbeemd
326;"3,4";65+;paper;Molenbeemd
327;"1,3,11,12,14";18-29;internet;Kleine Hoek
328;"1,2,3,4,5";50-64;internet;Molenbeemd
329;"2,4";30-49;internet;Molenbeemd
330;"1,3,4";50-64;internet;Molenbeemd
331;"7,13";30-49;paper;Zandberg
332;"3,4";65+;internet;Molenbeemd
333;"1,2,3,5";30-49;internet;Molenbeemd
334;"1,2,5";30-49;internet;Molenbeemd
335;"3,10,11,12,14";50-64;internet;Kleine Hoek
336;"2,5";14-17;internet;Molenbeemd
337;"1,6,10,11,12";50-64;internet;Kleine Hoek
338;"6,7,8,9,13";30-49;internet;Zandberg
339;"1,10,11,12,14";14-17;internet;Kleine Hoek
340;"3,4,5";65+;internet;Molenbeemd
341;"1,2,3,4,5,11";14-17;internet;Molenbeemd
342;"1,3";50-64;internet;Molenbeemd
343;"1,3,4";65+;paper;Molenbeemd
344;"1,3,4,5";50-64;internet;Molenbeemd
345;"1,2,3,4,5,11";18-29;internet;Molenbeemd
346;"2,4";18-29;internet;Molenbeemd
347;"1,2,3,4";30-49;internet;Molenbeemd
348;"3,8,9";50-64;internet;Zandberg
349;"1,2,3,4,5";30-49;paper;Molenbeemd
350;"4,5,10,11,12,14";65+;internet;Kleine Hoek
351;"1,4";50-64;internet;Molenbeemd
352;"2,3";30-49;paper;Molenbeemd
353;"6,7,9,13";50-64;internet;Zandberg
354;"1,2,3,4,5,11";14-17;internet;Molenbeemd
355;"10,11,12,14";65+;paper;Kleine Hoek
356;"10,11";30-49;internet;Kleine Hoek
357;"1,3";14-17;internet;Molenbeemd
358;"1,2,3,4";65+;internet;Molenbeemd
359;"1,2,3,4,5";18-29;internet;Molenbeemd
360;7;50-64;paper;Zandberg
361;"1,2,3,4,5";30-49;internet;Molenbeemd
362;"2,3";18-29;internet;Molenbeemd
363;1;50-64;internet;Molenbeemd
364;"11,12,14";18-29;internet;Kleine Hoek
365;"1,11,12";50-64;internet;Kleine Hoek
366;1;30-49;internet;Molenbeemd
367;"2,5";50-64;internet;Molenbeemd
368;8;65+;paper;Zandberg
369;"1,2,3,4,5,7";18-29;internet;Molenbeemd
370;"1,2";65+;paper;Molenbeemd
371;"9,13";14-17;internet;Zandberg
372;"1,2,4,5";30-49;internet;Molenbeemd
373;6;65+;paper;Zandberg
374;"1,2,3,4,5";30-49;internet;Molenbeemd
375;"3,6,7,8,9,13";30-49;internet;Zandberg
376;"1,2,3,4,10";65+;internet;Molenbeemd
377;"1,3";50-64;internet;Molenbeemd
378;"6,8";30-49;internet;Zandberg
379;"6,13";65+;internet;Zandberg
380;"1,2,3,4,5";14-17;internet;Molenbeemd
381;4;30-49;paper;Molenbeemd
382;2;30-49;internet;Molenbeemd
383;"1,2,3,4,5,7";14-17;internet;Molenbeemd
384;"1,2,3,4,5,11";18-29;internet;Molenbeemd
385;"1,2,3,4,7,10";65+;internet;Molenbeemd
386;1;18-29;internet;Molenbeemd
387;"8,13";50-64;internet;Zandberg
388;"1,2";30-49;internet;Molenbeemd
389;"2,3";50-64;internet;Molenbeemd
390;"3,6,10,11,12";30-49;internet;Kleine Hoek
391;"11,12,14";50-64;internet;Kleine Hoek
392;3;65+;paper;Molenbeemd
393;"2,3";65+;internet;Molenbeemd
394;"1,2,3,4,5,6";30-49;internet;Molenbeemd
395;"1,10,11,12,14";18-29;internet;Kleine Hoek
396;4;65+;paper;Molenbeemd
397;"3,4,5";30-49;internet;Molenbeemd
398;"3,4";30-49;internet;Molenbeemd
399;"7,9";50-64;paper;Zandberg
400;"1,2,3,4";50-64;internet;Molenbeemd
401;"1,6,10,14";50-64;internet;Kleine Hoek
402;"6,7,9";50-64;internet;Zandberg
403;"6,7,9,13";50-64;paper;Zandberg
404;"1,2,3,4,5,11";65+;internet;Molenbeemd
405;"2,3,4";18-29;internet;Molenbeemd
406;"1,3";30-49;internet;Molenbeemd
407;"1,2,3,4";18-29;internet;Molenbeemd
408;"6,7,8";18-29;internet;Zandberg
409;"1,2,3,4,5,12";50-64;internet;Molenbeemd
410;"2,3,5";65+;internet;Molenbeemd
411;"1,2,3,4,5,6";18-29;internet;Molenbeemd
412;"6,8";18-29;internet;Zandberg
413;"1,2,10,11,12";30-49;internet;Kleine Hoek
414;"1,3";50-64;internet;Molenbeemd
415;"1,6,7,8,9";65+;paper;Zandberg
416;"1,2,3,4,5,8";30-49;internet;Molenbeemd
417;"2,6,10,11,12,14";50-64;internet;Kleine Hoek
418;"1,2,3,5";14-17;paper;Molenbeemd
419;"1,7,10,11,12,14";65+;paper;Kleine Hoek
420;"7,13";30-49;internet;Zandberg
421;"1,2,3,4,5,6";50-64;internet;Molenbeemd
422;"10,11,12,14";65+;internet;Kleine Hoek
423;10;30-49;internet;Kleine Hoek
424;"10,11,12,14";30-49;internet;Kleine Hoek
425;4;65+;paper;Molenbeemd
426;"1,3,4,5";30-49;internet;Molenbeemd
427;7;18-29;internet;Zandberg
428;2;65+;paper;Molenbeemd
429;10;65+;paper;Kleine Hoek
430;"1,2,3,4";50-64;internet;Molenbeemd
431;"1,2,3,4,5";50-64;paper;Molenbeemd
432;"1,2,3,4,5,9";65+;paper;Molenbeemd
433;"1,10,11,12,14";18-29;internet;Kleine Hoek
434;"1,2,5";30-49;internet;Molenbeemd
435;"1,3";65+;internet;Molenbeemd
436;"6,7,8,9,13";14-17;internet;Zandberg
437;1;50-64;internet;Molenbeemd
438;"6,8,9";50-64;paper;Zandberg
439;"1,3,4";30-49;internet;Molenbeemd
440;"1,2,3,4,5";18-29;internet;Molenbeemd
441;"1,3,5";14-17;internet;Molenbeemd
442;"1,3,4,5,6";18-29;internet;Molenbeemd
443;"1,2";65+;paper;Molenbeemd
444;"2,3,5";30-49;internet;Molenbeemd
445;"6,7,13";18-29;internet;Zandberg
446;"2,6,7,8,9,13";65+;internet;Zandberg
447;"1,2";30-49;internet;Molenbeemd
448;"1,2,3,4,5,9";65+;paper;Molenbeemd
449;"6,7";18-29;internet;Zandberg
450;"3,10,12";30-49;internet;Kleine Hoek
451;"10,11,12";50-64;internet;Kleine Hoek
452;"1,6,7,8,9,13";18-29;internet;Zandberg
453;"3,6,7,8,12,13";14-17;internet;Zandberg
454;"2,6,8,9,11,13";50-64;internet;Zandberg
455;"8,9,13";18-29;internet;Zandberg
456;"2,6,7,9,13";65+;internet;Zandberg
457;"1,2,3,4,5";14-17;internet;Molenbeemd
458;"6,7,9";65+;internet;Zandberg
459;"10,11,14";30-49;internet;Kleine Hoek
460;"2,10,12,14";18-29;internet;Kleine Hoek
461;"1,2,6,8,9,13";30-49;internet;Zandberg
462;"1,2,3,4,5";65+;paper;Molenbeemd
463;"1,2,4";50-64;internet;Molenbeemd
464;"1,2,4,5";18-29;internet;Molenbeemd
465;"1,2,3,4,5";14-17;paper;Molenbeemd
466;3;50-64;internet;Molenbeemd
467;"1,3,4,5";65+;internet;Molenbeemd
468;"1,3,4,5";30-49;internet;Molenbeemd
469;"12,14";65+;paper;Kleine Hoek
470;"3,4";65+;paper;Molenbeemd
471;"1,2,4,5";65+;paper;Molenbeemd
472;"10,11";30-49;internet;Kleine Hoek
473;"1,6,7,8,9,13";65+;internet;Zandberg
474;"5,6,7,8,9,13";50-64;internet;Zandberg
475;"10,12,14";65+;paper;Kleine Hoek
476;"7,8";30-49;internet;Zandberg
477;"1,2,3,5";18-29;internet;Molenbeemd
478;"1,3,4,5";65+;paper;Molenbeemd
479;1;18-29;paper;Molenbeemd
480;"1,3,4,5";14-17;paper;Molenbeemd
481;"6,7,9";65+;paper;Zandberg
482;1;14-17;internet;Molenbeemd
483;"10,11,12,14";30-49;internet;Kleine Hoek
484;"1,3,4";30-49;paper;Molenbeemd
485;"1,2,3,4";50-64;internet;Molenbeemd
486;"1,10,11,12";65+;internet;Kleine Hoek
487;"2,3";30-49;internet;Molenbeemd
488;"3,4";65+;paper;Molenbeemd
489;"1,6,7,8,9,13";30-49;internet;Zandberg
490;3;14-17;internet;Molenbeemd
491;11;50-64;internet;Kleine Hoek
492;"4,5";18-29;internet;Molenbeemd
493;"1,2,3,4,5,11";18-29;internet;Molenbeemd
494;"3,6,7,8,9,13";65+;internet;Zandberg
495;6;50-64;internet;Zandberg
496;"6,7,8,9,13";50-64;internet;Zandberg
497;"6,7,8";65+;internet;Zandberg
498;"1,2,3,4,5";18-29;internet;Molenbeemd
499;"1,2";50-64;internet;Molenbeemd
500;"1,2,3,5";30-49;internet;Molenbeemd
501;"1,2,3";18-29;internet;Molenbeemd
502;"1,2,3,4,5,6";65+;internet;Molenbeemd
503;3;50-64;paper;Molenbeemd
504;"1,2,3,5";50-64;internet;Molenbeemd
505;"1,2,3,4";65+;internet;Molenbeemd
506;"1,2,3,4";30-49;internet;Molenbeemd
507;"1,3";18-29;internet;Molenbeemd
508;"1,2,3,5";30-49;internet;Molenbeemd
509;"2,4";65+;paper;Molenbeemd
510;"1,2,3,4,5,7";18-29;internet;Molenbeemd
511;"2,11,14";18-29;paper;Kleine Hoek
512;1;50-64;paper;Molenbeemd
513;"3,6,7,8,13";18-29;internet;Zandberg
514;"6,8";50-64;internet;Zandberg
515;"1,2,4";30-49;internet;Molenbeemd
516;"1,2,3,4,5";30-49;internet;Molenbeemd
517;"6,7,9";50-64;internet;Zandberg
518;"1,2,3,4,5";18-29;internet;Molenbeemd
519;"1,2,4,5,6";18-29;internet;Molenbeemd
520;"1,2,3,5";30-49;internet;Molenbeemd
521;"1,2,3,4,5,12";50-64;internet;Molenbeemd
522;"1,3,4";30-49;internet;Molenbeemd
523;6;50-64;internet;Zandberg
524;"1,2,3,4,5";14-17;internet;Molenbeemd
525;"1,2,3,4,5,6";50-64;internet;Molenbeemd
526;"6,8,9,13";30-49;internet;Zandberg
527;"1,4,5";50-64;internet;Molenbeemd
528;"7,8,9,13";30-49;paper;Zandberg
529;"1,2,3,4,5";30-49;internet;Molenbeemd
530;"7,8";30-49;internet;Zandberg
531;"2,3,4";30-49;internet;Molenbeemd
532;"1,2,5";14-17;internet;Molenbeemd
533;"1,2";18-29;internet;Molenbeemd
534;"2,7,10,11,12,14";30-49;internet;Kleine Hoek
535;11;30-49;internet;Kleine Hoek
536;"1,2,10,11,12";14-17;internet;Kleine Hoek
537;"7,13";30-49;internet;Zandberg
538;8;50-64;internet;Zandberg
539;"1,2,3,4,5";50-64;internet;Molenbeemd
540;"2,3,4";50-64;internet;Molenbeemd
541;"1,2,3,4,5,6";65+;paper;Molenbeemd
542;"1,2,3,4";30-49;internet;Molenbeemd
543;"7,9,13";30-49;internet;Zandberg
544;"7,9,13";18-29;internet;Zandberg
545;"1,2,3,4";50-64;internet;Molenbeemd
546;"1,2,3,4,5";50-64;internet;Molenbeemd
547;"10,11,12";18-29;internet;Kleine Hoek
548;"10,12";18-29;internet;Kleine Hoek
549;"1,2,4";65+;internet;Molenbeemd
550;7;18-29;internet;Zandberg
551;2;50-64;internet;Molenbeemd
552;"1,2,4";65+;paper;Molenbeemd
553;7;50-64;internet;Zandberg
554;"6,13";50-64;internet;Zandberg
555;1;65+;paper;Molenbeemd
556;"1,2,3,4,5,11";18-29;internet;Molenbeemd
557;7;14-17;internet;Zandberg
558;"2,3,4,5";30-49;internet;Molenbeemd
559;5;30-49;internet;Molenbeemd
560;"1,2,4,5,10";18-29;internet;Molenbeemd
561;"2,3,4,5";30-49;internet;Molenbeemd
562;2;18-29;internet;Molenbeemd
563;2;18-29;internet;Molenbeemd
564;"6,7";30-49;internet;Zandberg
565;"1,2,3,4";50-64;internet;Molenbeemd
566;"2,3,5";18-29;internet;Molenbeemd
567;"1,2,3,4,5";65+;internet;Molenbeemd
568;"1,10,11,12,14";30-49;internet;Kleine Hoek
569;"2,6,7,8,9,13";18-29;internet;Zandberg
570;"1,4,5";18-29;internet;Molenbeemd
571;"8,9,13";50-64;internet;Zandberg
572;"6,7";30-49;internet;Zandberg
573;"1,2,3,4,5,11";14-17;internet;Molenbeemd
574;"1,2,4,5";18-29;internet;Molenbeemd
575;5;18-29;internet;Molenbeemd
576;"1,2,3,4";50-64;internet;Molenbeemd
577;6;30-49;internet;Zandberg
578;"4,7,10,11,12,14";30-49;internet;Kleine Hoek
579;"1,2,5";18-29;internet;Molenbeemd
580;2;65+;paper;Molenbeemd
581;"6,13";50-64;internet;Zandberg
582;"3,6,7,9,11,13";30-49;internet;Zandberg
583;"1,5";30-49;internet;Molenbeemd
584;1;30-49;paper;Molenbeemd
585;"4,10,11,12,14";14-17;internet;Kleine Hoek
586;"7,8";65+;paper;Zandberg
587;"1,2,3,4,5,7";30-49;internet;Molenbeemd
588;"6,7,8,9,12,13";65+;paper;Zandberg
589;"1,3,7,9,13";65+;paper;Zandberg
590;"1,2,3,4,5,11";65+;paper;Molenbeemd
591;"1,2,3,4,5";30-49;internet;Molenbeemd
592;"11,12";14-17;internet;Kleine Hoek
593;6;30-49;internet;Zandberg
594;7;14-17;internet;Zandberg
595;"1,2,3,4,5,7";50-64;internet;Molenbeemd
596;7;50-64;internet;Zandberg
597;"1,2,3,4,5";50-64;internet;Molenbeemd
598;"2,6,7,10,11,12";30-49;paper;Kleine Hoek
599;"6,7,13";14-17;internet;Zandberg
600;"1,2,4,5";18-29;internet;Molenbeemd
601;"1,2,3,4";30-49;internet;Molenbeemd
602;1;50-64;internet;Molenbeemd
603;3;18-29;internet;Molenbeemd
604;"1,2";30-49;internet;Molenbeemd
605;"1,2,3,4,5";50-64;internet;Molenbeemd
606;"6,7,8,9,13";50-64;internet;Zandberg
607;"10,12";50-64;internet;Kleine Hoek
608;"6,8";30-49;internet;Zandberg
609;"2,6,7,8,13";30-49;internet;Zandberg
610;"2,5";18-29;internet;Molenbeemd
611;"6,7,8,9,13";65+;paper;Zandberg
612;"1,3";65+;internet;Molenbeemd
613;2;18-29;internet;Molenbeemd
614;1;30-49;internet;Molenbeemd
615;4;65+;paper;Molenbeemd
616;"1,2,4,5";50-64;internet;Molenbeemd
617;"2,10,11,12,14";65+;paper;Kleine Hoek
618;"1,2,3,4,5";14-17;internet;Molenbeemd
619;"2,10,11,12,14";30-49;internet;Kleine Hoek
620;"2,3,4,5";65+;internet;Molenbeemd
621;"1,2,3,4,5,10";65+;paper;Molenbeemd
622;"1,2,3,4,5";18-29;paper;Molenbeemd
623;"3,4,5";65+;paper;Molenbeemd
624;"6,7";65+;paper;Zandberg
625;"1,2,3,4,5";18-29;internet;Molenbeemd
626;"4,6,7,9";14-17;paper;Zandberg
627;13;18-29;internet;Zandberg
628;"1,10,11,12,14";14-17;internet;Kleine Hoek
629;"2,3,5";50-64;internet;Molenbeemd
630;"1,6,7,8,9,13";65+;paper;Zandberg
631;"7,8";65+;paper;Zandberg
632;3;18-29;paper;Molenbeemd
633;6;18-29;internet;Zandberg
634;"6,7";14-17;internet;Zandberg
635;"6,7,8,13";65+;paper;Zandberg
636;"1,2,5";18-29;internet;Molenbeemd
637;10;30-49;internet;Kleine Hoek
638;"6,7";18-29;paper;Zandberg
639;"1,2,4,5";14-17;internet;Molenbeemd
640;"6,7,8,9,11,13";50-64;internet;Zandberg
641;7;65+;internet;Zandberg
642;"11,12";30-49;paper;Kleine Hoek
643;"6,7,8,9,13";18-29;internet;Zandberg
644;"6,8,13";30-49;paper;Zandberg
645;"3,6,7,8,9";14-17;internet;Zandberg
646;"1,2,3,4,5";18-29;internet;Molenbeemd
647;"6,7,8,9,12";50-64;internet;Zandberg
648;"1,2,3,5";30-49;internet;Molenbeemd
649;"3,4";65+;paper;Molenbeemd
650;8;18-29;internet;Zandberg
651;"10,12";30-49;internet;Kleine Hoek
652;"1,7,10,11,12,14";18-29;internet;Kleine Hoek
653;7;18-29;internet;Zandberg
654;"6,7,8,9,13";50-64;internet;Zandberg
655;"1,2,3,4,5";65+;paper;Molenbeemd
656;3;30-49;internet;Molenbeemd
657;"1,2,3,4,5,6";30-49;internet;Molenbeemd
658;"1,2,3,5";30-49;internet;Molenbeemd
659;"1,2,3,4,5";30-49;internet;Molenbeemd
660;1;30-49;internet;Molenbeemd
661;"6,7,13";18-29;internet;Zandberg
662;5;30-49;internet;Molenbeemd
663;"6,7,8,9";14-17;internet;Zandberg
664;"2,4,5";30-49;internet;Molenbeemd
665;"10,11,12";30-49;internet;Kleine Hoek
666;"1,3,10,11,14";18-29;internet;Kleine Hoek
667;"1,11,12";50-64;internet;Kleine Hoek
668;"1,2,5";50-64;internet;Molenbeemd
669;"1,2,3";30-49;internet;Molenbeemd
670;"1,2,3,4";30-49;internet;Molenbeemd
671;4;50-64;paper;Molenbeemd
672;"1,2,3,4,8,11";18-29;internet;Molenbeemd
673;"1,2,3,4,5,10";14-17;internet;Molenbeemd
674;"6,7,8,9,11,13";30-49;internet;Zandberg
675;5;30-49;internet;Molenbeemd
676;6;30-49;internet;Zandberg
677;"1,2,3,4";65+;internet;Molenbeemd
678;"1,2,3,4,5";18-29;internet;Molenbeemd
679;"1,2,3,4,5";18-29;internet;Molenbeemd
680;11;30-49;internet;Kleine Hoek
681;"1,2,3,4,5";50-64;internet;Molenbeemd
682;"1,2,6,8,9";30-49;internet;Zandberg
683;"1,2,3,4,5";30-49;internet;Molenbeemd
684;"2,4";65+;paper;Molenbeemd
685;"2,4";50-64;internet;Molenbeemd
686;"10,14";65+;internet;Kleine Hoek
687;8;18-29;internet;Zandberg
688;"1,2,3,4,5";30-49;paper;Molenbeemd
689;"1,2,3,4,5,10";30-49;internet;Molenbeemd
690;"1,2,3,4,5,10";65+;internet;Molenbeemd
691;7;30-49;internet;Zandberg
692;"1,6,7,8,9,13";18-29;internet;Zandberg
693;"6,7,8,9,13";50-64;internet;Zandberg
694;"1,3";30-49;internet;Molenbeemd
695;"2,6,7,8,9,13";65+;paper;Zandberg
696;1;50-64;internet;Molenbeemd
697;"8,13";30-49;internet;Zandberg
698;6;18-29;internet;Zandberg
699;1;30-49;internet;Molenbeemd
700;"1,2,3,4,5";65+;paper;Molenbeemd
701;"1,2,3,4,5";50-64;internet;Molenbeemd
702;"1,5";30-49;internet;Molenbeemd
703;"1,2,3";65+;paper;Molenbeemd
704;"2,4";50-64;internet;Molenbeemd
705;2;14-17;internet;Molenbeemd
706;"1,2,3,4,5,9";18-29;internet;Molenbeemd
707;"1,2,3,4,5";50-64;internet;Molenbeemd
708;"3,6,7,8,9,13";50-64;internet;Zandberg
709;"6,7";18-29;internet;Zandberg
710;"1,4";50-64;internet;Molenbeemd
711;"3,4";18-29;internet;Molenbeemd
712;"1,2";65+;internet;Molenbeemd
713;"1,2,3,4,5";50-64;internet;Molenbeemd
714;"6,7,9,13";50-64;internet;Zandberg
715;"1,3,5";50-64;internet;Molenbeemd
716;"1,2,3,4";30-49;internet;Molenbeemd
717;"1,4";50-64;internet;Molenbeemd
718;"2,3";50-64;internet;Molenbeemd
719;6;18-29;internet;Zandberg
720;"1,2,3,4,5,6";30-49;internet;Molenbeemd
721;"6,7";50-64;internet;Zandberg
722;"1,2,3,4,5,7";65+;internet;Molenbeemd
723;7;30-49;internet;Zandberg
724;"1,2,3,4,5";14-17;internet;Molenbeemd
725;"1,2,3,5";50-64;internet;Molenbeemd
726;"6,7,9,13";65+;paper;Zandberg
727;1;30-49;internet;Molenbeemd
728;11;18-29;paper;Kleine Hoek
729;11;65+;paper;Kleine Hoek
730;"6,9,13";65+;paper;Zandberg
731;4;18-29;internet;Molenbeemd
732;"3,4";65+;internet;Molenbeemd
733;8;65+;paper;Zandberg
734;"1,2,3,4,5,10";65+;paper;Molenbeemd
735;"1,2,4";50-64;internet;Molenbeemd
736;"6,7,8,9,13";50-64;internet;Zandberg
737;"1,2,3,4,10,12";65+;paper;Molenbeemd
738;"1,2,3,5";18-29;internet;Molenbeemd
739;"1,2,4,5";30-49;internet;Molenbeemd
740;"2,3,4,5";18-29;internet;Molenbeemd
741;"2,3";65+;internet;Molenbeemd
742;"6,7";30-49;internet;Zandberg
743;"1,4";30-49;internet;Molenbeemd
744;"1,2,3,4,5,6";14-17;internet;Molenbeemd
745;"1,2,4,5";30-49;internet;Molenbeemd
746;7;50-64;internet;Zandberg
747;"1,2,3";18-29;internet;Molenbeemd
748;"2,3,4";30-49;internet;Molenbeemd
749;"8,9,13";50-64;internet;Zandberg
750;"1,2,4,5";30-49;internet;Molenbeemd
751;"6,10,12";30-49;internet;Kleine Hoek
752;"1,2,3,4,5";65+;paper;Molenbeemd
753;"1,3,4,5";30-49;internet;Molenbeemd
754;"6,7,9,13";18-29;internet;Zandberg
755;"1,2,3,4,5,11";50-64;internet;Molenbeemd
756;"1,3";14-17;internet;Molenbeemd
757;1;30-49;internet;Molenbeemd
758;"1,2,3,4,5,10";14-17;internet;Molenbeemd
759;"1,2,3,5";30-49;internet;Molenbeemd
760;"2,7,8";14-17;internet;Zandberg
761;"6,8,13";50-64;internet;Zandberg
762;"6,7,8,9,13";30-49;internet;Zandberg
763;"1,2,10,11,12";14-17;internet;Kleine Hoek
764;"7,9,13";50-64;internet;Zandberg
765;6;30-49;internet;Zandberg
766;"1,2,3,4,5";18-29;paper;Molenbeemd
767;"1,3,4,5,10";30-49;internet;Molenbeemd
768;"1,2,3,4";65+;paper;Molenbeemd
769;"1,2,3,4,5";18-29;internet;Molenbeemd
770;"1,2";50-64;paper;Molenbeemd
771;"1,2,6,7,8,13";30-49;internet;Zandberg
772;"1,2,3,4,5";18-29;internet;Molenbeemd
773;"1,6,7,8,13";14-17;paper;Zandberg
774;6;30-49;internet;Zandberg
775;"6,7,8,9,13";14-17;internet;Zandberg
776;1;50-64;internet;Molenbeemd
777;6;14-17;internet;Zandberg
778;"6,9,13";18-29;internet;Zandberg
779;"1,2,3,4";18-29;internet;Molenbeemd
780;"3,6,7,8,9,13";65+;internet;Zandberg
781;"1,2,3,4,5,10";50-64;internet;Molenbeemd
782;6;30-49;internet;Zandberg
783;"3,5";65+;internet;Molenbeemd
784;"1,2,3,5";18-29;internet;Molenbeemd
785;"2,5";65+;paper;Molenbeemd
786;"1,2,3,4";50-64;internet;Molenbeemd
787;1;65+;paper;Molenbeemd
788;1;18-29;paper;Molenbeemd
789;"1,2,3,4,5";30-49;internet;Molenbeemd
790;"6,7,8";50-64;internet;Zandberg
791;"7,9,13";30-49;internet;Zandberg
792;"1,3";50-64;internet;Molenbeemd
793;"3,6,7,8,9,13";30-49;internet;Zandberg
794;"1,2,3,4,5";30-49;internet;Molenbeemd
795;"1,2,3,4";30-49;internet;Molenbeemd
796;"6,7,9,13";50-64;internet;Zandberg
797;"1,2,10,11,12,14";18-29;internet;Kleine Hoek
798;"2,3,4,5";65+;internet;Molenbeemd
799;"1,6,7,8,9,13";30-49;internet;Zandberg
800;"7,8,13";30-49;internet;Zandberg
801;"1,2,3,4,5";30-49;internet;Molenbeemd
802;"10,11,12";30-49;internet;Kleine Hoek
803;"1,3,10,11,12,14";30-49;internet;Kleine Hoek
804;"1,2,3,4,5,6";50-64;paper;Molenbeemd
805;"2,3,4";30-49;internet;Molenbeemd
806;6;65+;internet;Zandberg
807;7;18-29;internet;Zandberg
808;"6,7,8,9,12,13";30-49;internet;Zandberg
809;"1,2,4";18-29;internet;Molenbeemd
810;"6,7,13";65+;paper;Zandberg
811;"1,2,3,4,5";30-49;internet;Molenbeemd
812;"6,7,8,9";30-49;internet;Zandberg
813;"1,2,3,4,5";30-49;internet;Molenbeemd
814;"1,2,3,4,5,6";50-64;internet;Molenbeemd
815;"1,2,3,4,5,11";30-49;internet;Molenbeemd
816;11;50-64;internet;Kleine Hoek
817;"2,4,10,11,12,14";18-29;internet;Kleine Hoek
818;"1,6,7,9,13";50-64;internet;Zandberg
819;"2,4";30-49;internet;Molenbeemd
820;"6,7,9";30-49;internet;Zandberg
821;1;65+;paper;Molenbeemd
822;6;30-49;internet;Zandberg
823;"11,12";65+;paper;Kleine Hoek
824;"2,3";30-49;internet;Molenbeemd
825;"1,2,3,4,5";50-64;internet;Molenbeemd
826;"6,7,8,9";65+;paper;Zandberg
827;"1,3,4,5";50-64;paper;Molenbeemd
828;"1,2,3,4,5";50-64;internet;Molenbeemd
829;"1,2,4";18-29;internet;Molenbeemd
830;"1,2,5";50-64;internet;Molenbeemd
831;"10,11,12,14";14-17;internet;Kleine Hoek
832;"1,2,3,4,5,6";65+;paper;Molenbeemd
833;"1,2,6,7,9,13";30-49;internet;Zandberg
834;"1,7,8,9,13";65+;internet;Zandberg
835;"1,3,5";50-64;paper;Molenbeemd
836;"1,2";50-64;internet;Molenbeemd
837;"1,2,3,4,5";65+;internet;Molenbeemd
838;"1,2,3,5";18-29;paper;Molenbeemd
839;"6,9";65+;internet;Zandberg
840;"1,2,3";30-49;internet;Molenbeemd
841;"6,7,9,13";30-49;paper;Zandberg
842;"6,10,11,12";65+;paper;Kleine Hoek
843;"1,2,3,4,5,10";30-49;paper;Molenbeemd
844;"1,2,4";30-49;internet;Molenbeemd
845;"3,4,5";30-49;internet;Molenbeemd
846;11;50-64;internet;Kleine Hoek
847;10;30-49;internet;Kleine Hoek
848;3;50-64;internet;Molenbeemd
849;"2,4";65+;paper;Molenbeemd
850;"1,2,4,5";14-17;internet;Molenbeemd
851;"3,4,5";50-64;internet;Molenbeemd
852;"6,7,8,9";50-64;internet;Zandberg
853;"6,9";30-49;internet;Zandberg
854;6;50-64;internet;Zandberg
855;3;30-49;paper;Molenbeemd
856;"1,6,7,8,9,13";30-49;internet;Zandberg
857;"1,2,3,4,5,13";30-49;internet;Molenbeemd
858;"6,7,13";65+;paper;Zandberg
859;"1,2,5";65+;paper;Molenbeemd
860;"1,2,3,4,5";30-49;internet;Molenbeemd
861;"6,7,8";30-49;internet;Zandberg
862;"1,2,3,4";50-64;internet;Molenbeemd
863;"2,3,4,5";30-49;internet;Molenbeemd
864;7;30-49;internet;Zandberg
865;"1,2,3";65+;internet;Molenbeemd
866;"11,12,14";30-49;internet;Kleine Hoek
867;"1,2,3,4,5";65+;paper;Molenbeemd
868;"10,11,12";30-49;internet;Kleine Hoek
869;7;65+;internet;Zandberg
870;"6,8,9,13";18-29;internet;Zandberg
871;6;50-64;internet;Zandberg
872;"1,2,3,4";18-29;internet;Molenbeemd
873;"1,2,3,4,5,6";65+;internet;Molenbeemd
874;"1,2,3,4";50-64;internet;Molenbeemd
875;"2,3,5";18-29;paper;Molenbeemd
876;"1,2,3,4,5";50-64;internet;Molenbeemd
877;10;50-64;paper;Kleine Hoek
878;"1,3,4";18-29;internet;Molenbeemd
879;"2,10,11,12,14";18-29;internet;Kleine Hoek
880;"1,2,3,4,5";30-49;internet;Molenbeemd
881;"1,10,11,12";50-64;internet;Kleine Hoek
882;"6,7,8,9,13";18-29;paper;Zandberg
883;5;14-17;internet;Molenbeemd
884;"1,2,3,4,5,11";30-49;internet;Molenbeemd
885;"1,2,3,4,5,10";50-64;internet;Molenbeemd
886;"1,2,3,4,5,11";30-49;internet;Molenbeemd
887;11;65+;paper;Kleine Hoek
888;"1,2,3,5";30-49;internet;Molenbeemd
889;12;65+;paper;Kleine Hoek
890;"1,2,3,4,7";50-64;internet;Molenbeemd
891;7;50-64;internet;Zandberg
892;"4,5";65+;internet;Molenbeemd
893;"1,3,4";65+;internet;Molenbeemd
894;"2,4";30-49;internet;Molenbeemd
895;"8,9";18-29;internet;Zandberg
896;"1,2,5";30-49;internet;Molenbeemd
897;"1,2,3,4,5,6";18-29;internet;Molenbeemd
898;"1,2,4";50-64;internet;Molenbeemd
899;"1,2,3,4,5,6";65+;paper;Molenbeemd
900;"1,6,8,9,13";65+;internet;Zandberg
901;"7,8";30-49;internet;Zandberg
902;"10,11,12";14-17;internet;Kleine Hoek
903;"6,7,8,9";50-64;internet;Zandberg
904;"2,4";65+;paper;Molenbeemd
905;"1,2,3,4,5";30-49;internet;Molenbeemd
906;"1,2,4";30-49;internet;Molenbeemd
907;"1,2,4";14-17;internet;Molenbeemd
908;"10,11";18-29;internet;Kleine Hoek
909;"1,2,3,4";65+;paper;Molenbeemd
910;"10,11,14";30-49;internet;Kleine Hoek
911;"6,7,8,9,13";65+;paper;Zandberg
912;2;14-17;paper;Molenbeemd
913;"1,2,3,4,5";14-17;internet;Molenbeemd
914;11;65+;paper;Kleine Hoek
915;"1,2,3,4";14-17;internet;Molenbeemd
916;"1,2,3,4,5,6";65+;internet;Molenbeemd
917;7;65+;internet;Zandberg
918;"1,2,4,5";65+;paper;Molenbeemd
919;"6,7,8,13";50-64;internet;Zandberg
920;10;65+;paper;Kleine Hoek
921;"6,7,8";65+;paper;Zandberg
922;5;18-29;internet;Molenbeemd
923;"6,8";65+;internet;Zandberg
924;"6,7,8,9,13";50-64;paper;Zandberg
925;"4,5";30-49;internet;Molenbeemd
926;"1,2,3,4,5,10";50-64;internet;Molenbeemd
927;7;50-64;internet;Zandberg
928;1;30-49;internet;Molenbeemd
929;4;30-49;internet;Molenbeemd
930;"1,2";30-49;internet;Molenbeemd
931;"7,9";65+;internet;Zandberg
932;"6,8";30-49;internet;Zandberg
933;"1,2,3";30-49;internet;Molenbeemd
934;"10,12,14";18-29;internet;Kleine Hoek
935;"1,2,3,4";30-49;internet;Molenbeemd
936;"1,2,4";30-49;internet;Molenbeemd
937;"1,2,3,4,5";50-64;paper;Molenbeemd
938;"1,3,4";50-64;internet;Molenbeemd
939;"1,2,6,10,11,14";65+;internet;Kleine Hoek
940;"1,2,3,4,5,10";18-29;internet;Molenbeemd
941;"1,2";50-64;internet;Molenbeemd
942;3;18-29;internet;Molenbeemd
943;"6,9,13";18-29;internet;Zandberg
944;"1,2,3";30-49;internet;Molenbeemd
945;"1,6,7,8,9,13";50-64;internet;Zandberg
946;"1,2,3,4,5,9";30-49;internet;Molenbeemd
947;1;65+;paper;Molenbeemd
948;"7,8,9";65+;paper;Zandberg
949;"1,4,5";18-29;internet;Molenbeemd
950;"6,7,8,9,13";18-29;internet;Zandberg
951;"1,2,3,4,5,11";18-29;internet;Molenbeemd
952;2;65+;paper;Molenbeemd
953;"1,2,5";30-49;internet;Molenbeemd
954;10;30-49;internet;Kleine Hoek
955;"10,11,12";65+;paper;Kleine Hoek
956;"1,3,5";50-64;internet;Molenbeemd
957;"1,2,3,4";30-49;internet;Molenbeemd
958;"6,7,8,13";18-29;internet;Zandberg
959;"1,2,3,4,5";50-64;internet;Molenbeemd
960;"2,3,5";18-29;internet;Molenbeemd
961;"1,2,3,4,5";50-64;internet;Molenbeemd
962;"1,2,3,4,5";30-49;internet;Molenbeemd
963;"2,6,7,8,9,13";65+;paper;Zandberg
964;"7,9";50-64;internet;Zandberg
965;"1,2,5";30-49;internet;Molenbeemd
966;2;50-64;paper;Molenbeemd
967;"1,4,5";30-49;internet;Molenbeemd
968;"6,7,8,9,13";50-64;internet;Zandberg
969;"6,7,8";30-49;internet;Zandberg
970;"2,3,4";18-29;internet;Molenbeemd
971;"1,2,3,4,5,6";50-64;internet;Molenbeemd
972;"1,2,6,7,8,9";65+;paper;Zandberg
973;"6,7,13";50-64;internet;Zandberg
974;"11,12,14";18-29;paper;Kleine Hoek
975;"1,2,3,4,5,7";50-64;internet;Molenbeemd
976;"1,2,3,4,5,12";50-64;internet;Molenbeemd
977;"6,8";65+;internet;Zandberg
978;"1,2,3,5";14-17;internet;Molenbeemd
979;2;65+;paper;Molenbeemd
980;"11,12,14";50-64;internet;Kleine Hoek
981;"6,10,11,12";18-29;internet;Kleine Hoek
982;"1,2,3";65+;internet;Molenbeemd
983;"10,11,12,14";30-49;internet;Kleine Hoek
984;1;50-64;internet;Molenbeemd
985;7;30-49;internet;Zandberg
986;"1,2,3,4,5,12";50-64;internet;Molenbeemd
987;"1,2,3,4,5";18-29;internet;Molenbeemd
988;"1,2,3,4,5,10";50-64;internet;Molenbeemd
989;"1,2,3,4,5,7";30-49;internet;Molenbeemd
990;"1,2,3,5";14-17;internet;Molenbeemd
991;"10,11,12,14";50-64;internet;Kleine Hoek
992;"1,3,10,11,12,14";65+;paper;Kleine Hoek
993;"1,6,7,8,9,13";50-64;internet;Zandberg
994;"1,2,5,6";18-29;internet;Molenbeemd
995;"7,9";30-49;internet;Zandberg
996;"2,8,10,12,14";30-49;internet;Kleine Hoek
997;1;30-49;paper;Molenbeemd
998;"1,3";65+;paper;Molenbeemd
999;11;50-64;internet;Kleine Hoek
1000;"1,2,3";18-29;internet;Molenbeemd
1001;"5,6,7,8,9,13";30-49;internet;Zandberg
1002;"1,3";65+;internet;Molenbeemd
1003;"1,2";65+;paper;Molenbeemd
1004;2;30-49;internet;Molenbeemd
1005;"6,7,13";30-49;internet;Zandberg
1006;"1,2,4,5";14-17;internet;Molenbeemd
1007;"2,4,5";30-49;paper;Molenbeemd
1008;"1,2,3,5";50-64;internet;Molenbeemd
1009;"1,2,3,4,5";50-64;internet;Molenbeemd
1010;"1,2,3,4";65+;paper;Molenbeemd
1011;6;50-64;internet;Zandberg
1012;"2,6,7,8,9,13";65+;paper;Zandberg
1013;"1,2,3,4,5,9";18-29;internet;Molenbeemd
1014;"1,2,3,4";30-49;internet;Molenbeemd
1015;"1,2,3";30-49;internet;Molenbeemd
1016;"1,3";50-64;internet;Molenbeemd
1017;"1,2,3,4,5,8";65+;paper;Molenbeemd
1018;"1,2,3";30-49;internet;Molenbeemd
1019;"2,6,7,8,9,13";65+;internet;Zandberg
1020;"6,7,9";30-49;internet;Zandberg
1021;"6,7,9";50-64;internet;Zandberg
1022;"10,11,12,14";14-17;internet;Kleine Hoek
1023;"1,4,5";65+;internet;Molenbeemd
1024;1;50-64;internet;Molenbeemd
1025;"1,2,3,4,5";30-49;internet;Molenbeemd
1026;"7,8,13";14-17;paper;Zandberg
1027;"10,11,12,14";18-29;internet;Kleine Hoek
1028;"2,3";14-17;paper;Molenbeemd
1029;"1,4";30-49;internet;Molenbeemd
1030;"1,2,3,4,5";50-64;internet;Molenbeemd
1031;7;50-64;internet;Zandberg
1032;"2,3,6,7,9";65+;paper;Zandberg
1033;"1,3,10,11,12,14";14-17;internet;Kleine Hoek
1034;"1,2,3,4,5,6";30-49;internet;Molenbeemd
1035;"1,3";30-49;internet;Molenbeemd
1036;"1,2,3,4,5,7";50-64;paper;Molenbeemd
1037;"1,2";18-29;internet;Molenbeemd
1038;"1,2,3,4";50-64;internet;Molenbeemd
1039;"1,10,11,12";30-49;internet;Kleine Hoek
1040;"7,8,9,13";65+;paper;Zandberg
1041;"1,2,3,4,5";18-29;internet;Molenbeemd
1042;"3,4,5";50-64;paper;Molenbeemd
1043;"1,2,3,4";50-64;internet;Molenbeemd
1044;"7,9,13";65+;paper;Zandberg
1045;"2,3";30-49;internet;Molenbeemd
1046;"1,3,5";50-64;internet;Molenbeemd
1047;"1,6,7,8,9,13";65+;internet;Zandberg
1048;"2,3,10,11,12,14";50-64;internet;Kleine Hoek
1049;"1,2,3,4,5";30-49;internet;Molenbeemd
1050;"7,9,13";50-64;internet;Zandberg
1051;"1,2,3,4,5,12";50-64;internet;Molenbeemd
1052;"7,9";18-29;internet;Zandberg
1053;"1,2,3,4,5,7";30-49;internet;Molenbeemd
1054;"1,3,4";50-64;internet;Molenbeemd
1055;"1,2,3,4,5,7";18-29;internet;Molenbeemd
1056;"1,2,3,4,5,6";14-17;internet;Molenbeemd
1057;"1,3,4";18-29;internet;Molenbeemd
1058;"1,2,3,4,5,10";65+;paper;Molenbeemd
1059;"6,8,13";18-29;internet;Zandberg
1060;1;65+;internet;Molenbeemd
1061;"1,2,3,4,5,7";14-17;internet;Molenbeemd
1062;"6,7,8,13";18-29;internet;Zandberg
1063;"1,2,4";65+;internet;Molenbeemd
1064;"1,2";50-64;internet;Molenbeemd
1065;"4,6,7,8,13";30-49;internet;Zandberg
1066;"6,7,8,9,13";30-49;internet;Zandberg
1067;"1,2,3,4,5,6";50-64;internet;Molenbeemd
1068;"7,8,9";50-64;internet;Zandberg
1069;"1,3,4,5";50-64;internet;Molenbeemd
1070;"1,2,3,4";30-49;paper;Molenbeemd
1071;"1,3,4,5";50-64;internet;Molenbeemd
1072;"1,2,3,4,5,10";65+;internet;Molenbeemd
1073;"1,2,3,4,5,6";50-64;internet;Molenbeemd
1074;"10,12,14";30-49;internet;Kleine Hoek
1075;1;30-49;internet;Molenbeemd
1076;"6,8,9";18-29;internet;Zandberg
1077;"2,4";14-17;internet;Molenbeemd
1078;"1,2,3,4,5";30-49;internet;Molenbeemd
1079;"1,2,3";30-49;internet;Molenbeemd
1080;"1,4,5";14-17;internet;Molenbeemd
1081;"1,2,3,4,5";50-64;internet;Molenbeemd
1082;"1,2,3,5";14-17;internet;Molenbeemd
1083;"6,9";65+;paper;Zandberg
1084;"1,2,4,5";65+;internet;Molenbeemd
1085;3;30-49;internet;Molenbeemd
1086;"1,2,3,4,5";50-64;internet;Molenbeemd
1087;"1,3,6,7,8,9";30-49;internet;Zandberg
1088;"10,11,12,14";50-64;internet;Kleine Hoek
1089;6;30-49;internet;Zandberg
1090;"6,9,13";65+;paper;Zandberg
1091;"1,2,3,4,5";30-49;internet;Molenbeemd
1092;"7,8";65+;paper;Zandberg
1093;"5,6,10,12,14";30-49;internet;Kleine Hoek
1094;"6,7,8,9,13";50-64;internet;Zandberg
1095;"1,2,3,4,5";50-64;internet;Molenbeemd
1096;"1,2,3,4,5";65+;internet;Molenbeemd
1097;"6,7";65+;internet;Zandberg
1098;"6,8,13";50-64;internet;Zandberg
1099;"2,3";18-29;internet;Molenbeemd
1100;"1,2,4,5";30-49;internet;Molenbeemd
